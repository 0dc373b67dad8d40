import { defineResultTable } from '../../../primitives/index.ts';
import { cubicMetrePerSecond, joule, metre, metrePerSecond, pascal, second, watt, cubicMetre } from './units.ts';

/** The name of the hydraulic simulation's result set. */
export const HYDRAULICS = 'hydraulics';

/** The state of each node at each reported time; `subject` is the junction, reservoir or tank. */
export const NodeStates = defineResultTable(HYDRAULICS, 'nodeStates', {
  time: second,
  /** What leaves the network here; what enters it is negative. For a tank, what flows in. */
  demand: cubicMetrePerSecond,
  head: metre,
  pressure: pascal,
});

/** The state of each link at each reported time; `subject` is the pipe, pump or valve. */
export const LinkStates = defineResultTable(HYDRAULICS, 'linkStates', {
  time: second,
  /** From port 1 to port 2. */
  flow: cubicMetrePerSecond,
  velocity: metrePerSecond,
  /** Over the whole link. Negative in a pump, which adds head. */
  headLoss: metre,
  /** 1 open, 0 closed. */
  open: 'integer',
  power: watt,
});

/** What each pump did in the simulated time; `subject` is the pump. */
export const PumpEnergy = defineResultTable(HYDRAULICS, 'pumpEnergy', {
  /** Energy that it took. */
  energy: joule,
  /** Energy that it gave to the water: specific weight times volume times head. */
  hydraulicEnergy: joule,
  volume: cubicMetre,
  runningTime: second,
});

export const HYDRAULICS_TABLES = [NodeStates, LinkStates, PumpEnergy] as const;
