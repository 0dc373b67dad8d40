import { optional, pathTo, referring } from '../../../../primitives/index.ts';
import { NodeVoltages, RegulatorControl, VoltageSource } from '../../taxonomy/index.ts';
import { carriesPower, displayed } from '../../topology/index.ts';

/** The stations between a bus and the source that feeds it, in the order of the way: what they are called, and their voltages. */
export const wayToSource = pathTo(
  VoltageSource,
  {
    name: displayed,
    voltages: optional(NodeVoltages.rows()),
    controls: referring(RegulatorControl.property('transformer'), {}),
  },
  carriesPower,
);
