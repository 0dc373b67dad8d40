import { portId, STRUCTURE } from '../../../../primitives/index.ts';
import { Bus, CONDUCTORS, VoltageSource } from '../../taxonomy/index.ts';
import { fillConductors } from './conductors.ts';
import { assumeAll, defaultsFor } from './filling.ts';
import type { Filling } from './filling.ts';

const DEFAULTS = defaultsFor(VoltageSource, { phaseCount: 3, baseVoltage: 115e3, perUnit: 1, angle: 0 });
const POWERS = defaultsFor(VoltageSource, {
  threePhaseShortCircuitPower: 2000e6,
  singlePhaseShortCircuitPower: 2100e6,
});
/** The currents of those powers at 115 kV. */
const CURRENTS = defaultsFor(VoltageSource, {
  threePhaseShortCircuitCurrent: 2000e6 / (Math.sqrt(3) * 115e3),
  singlePhaseShortCircuitCurrent: 2100e6 / (Math.sqrt(3) * 115e3),
});
const RATIOS = defaultsFor(VoltageSource, { x1r1: 4, x0r0: 3 });
/** The impedance of those powers at 115 kV. */
const IMPEDANCE = defaultsFor(VoltageSource, {
  r1: 1.60376682055275,
  x1: 6.41506728221101,
  r0: 1.79603583012335,
  x0: 5.38810749037006,
});

/** OpenDSS `Vsource`. The source of the circuit is at the bus `sourcebus`. */
export function fillSource(filling: Filling, subject: string): void {
  assumeAll(filling, subject, DEFAULTS);
  const says = (defaults: object): boolean => Object.keys(defaults).some((path) => filling.isSaid(subject, path));
  if (says(IMPEDANCE)) assumeAll(filling, subject, IMPEDANCE);
  else assumeAll(filling, subject, { ...(says(CURRENTS) ? CURRENTS : POWERS), ...RATIOS });
  const port = portId(subject, 1);
  if (!filling.isSaid(port, STRUCTURE.junction) && subject === 'vsource.source') {
    const bus = 'bus.sourcebus';
    filling.assume(port, STRUCTURE.junction, bus);
    filling.assume(bus, STRUCTURE.type, Bus.typeId);
    filling.assume(bus, STRUCTURE.name, 'sourcebus');
    const phases = filling.number(subject, 'phaseCount') ?? 3;
    const nodes = Array.from({ length: phases }, (_, i) => i + 1);
    filling.derive(port, CONDUCTORS, nodes, 'opendss.nodes-in-order', [{ subject, path: 'phaseCount' }]);
  }
  fillConductors(filling, subject);
}
