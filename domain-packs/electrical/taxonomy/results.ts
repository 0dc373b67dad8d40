import { defineResultTable } from '../../../primitives/index.ts';
import { ampere, degree, perUnit, volt, voltAmpereReactive, watt } from './units.ts';

/** The name of the power flow's result set. */
export const POWER_FLOW = 'power-flow';

/** Voltage of each node against earth; `subject` is the bus. */
export const NodeVoltages = defineResultTable(POWER_FLOW, 'nodeVoltages', {
  phase: 'integer',
  magnitude: volt,
  angle: degree,
  /** Magnitude over `base`. */
  perUnit: perUnit,
  /** Line-to-neutral voltage base of the bus. */
  base: volt,
});

/** Current and power into each conductor of each terminal; `subject` is the element. */
export const TerminalFlows = defineResultTable(POWER_FLOW, 'terminalFlows', {
  terminal: 'integer',
  /** Node number of the conductor; 0 is earth. */
  phase: 'integer',
  current: ampere,
  angle: degree,
  activePower: watt,
  reactivePower: voltAmpereReactive,
});

/** Losses of each element that delivers power; `subject` is the element. */
export const ElementLosses = defineResultTable(POWER_FLOW, 'elementLosses', {
  activePower: watt,
  reactivePower: voltAmpereReactive,
});

/** Tap of each controlled winding; `subject` is the transformer. */
export const RegulatorTaps = defineResultTable(POWER_FLOW, 'regulatorTaps', {
  winding: 'integer',
  tapNumber: 'integer',
  ratio: perUnit,
});

export const POWER_FLOW_TABLES = [NodeVoltages, TerminalFlows, ElementLosses, RegulatorTaps] as const;
