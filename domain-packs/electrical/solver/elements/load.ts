import { SolverError } from '../errors.ts';
import { complex } from '../matrix/complex.ts';
import type { Terminal } from '../terminal.ts';
import { loadRanges, ratedAdmittance } from './load-model.ts';
import type { LoadModel } from './load-model.ts';
import type { PowerBranch } from './power-branch.ts';
import { elementId } from './primitive.ts';

/** A consumer. OpenDSS `Load`. */
export interface Load {
  readonly name: string;
  readonly phases: number;
  readonly connection: 'wye' | 'delta';
  /** Wye: `phases` + 1 conductors (the last is the neutral). Delta: `phases`, but 2 for one phase and 3 for two. */
  readonly terminal: Terminal;
  readonly model: LoadModel;
  /** W and var of all phases at rated voltage. */
  readonly activePower: number;
  readonly reactivePower: number;
  /** V: line to line for two and three phases, else across the load. */
  readonly ratedVoltage: number;
  /** Per unit of the rated voltage: between these the model holds; outside it becomes an impedance. */
  readonly minimumVoltage: number;
  readonly maximumVoltage: number;
  /** Per unit: at and below this it is a plain impedance at rated power. */
  readonly lowVoltage: number;
  /** Impedance from the neutral of a wye to earth in ohm; absent when open (or its node is earth). */
  readonly neutralImpedance?: { readonly resistance: number; readonly reactance: number };
}

/** V across one phase of the load. */
export function loadPhaseVoltage(load: Pick<Load, 'phases' | 'connection' | 'ratedVoltage'>): number {
  const toNeutral = load.connection === 'wye' && (load.phases === 2 || load.phases === 3);
  return toNeutral ? load.ratedVoltage / Math.sqrt(3) : load.ratedVoltage;
}

/** How many conductors the terminal of a load or generator has. */
export const shuntConductors = (phases: number, connection: 'wye' | 'delta'): number =>
  connection === 'delta' && phases >= 3 ? phases : phases + 1;

/** The other end of each phase: the neutral of a wye, the next conductor of a delta. */
export function otherConductor(phase: number, phases: number, connection: 'wye' | 'delta'): number {
  return connection === 'wye' ? phases : (phase + 1) % shuntConductors(phases, connection);
}

/** The load phase by phase. @throws SolverError `invalid-element` when its voltage cannot be divided by. */
export function loadBranches(load: Load): PowerBranch[] {
  const voltage = loadPhaseVoltage(load);
  if (!(voltage > 0)) {
    const place = elementId({ elementClass: 'Load', name: load.name });
    throw new SolverError(
      'electrical.solver.invalid-element',
      [place],
      `Its rated voltage is ${String(load.ratedVoltage)} V`,
    );
  }
  const rating = {
    power: complex(load.activePower / load.phases, load.reactivePower / load.phases),
    voltage,
    lowVoltage: load.lowVoltage * voltage,
    minimumVoltage: load.minimumVoltage * voltage,
    maximumVoltage: load.maximumVoltage * voltage,
    phases: load.phases,
  };
  const rated = ratedAdmittance(rating);
  const ranges = loadRanges(load.model, rating);
  return Array.from({ length: load.phases }, (_, phase) => ({
    from: phase,
    to: otherConductor(phase, load.phases, load.connection),
    voltage,
    lowVoltage: rating.lowVoltage,
    minimumVoltage: rating.minimumVoltage,
    maximumVoltage: rating.maximumVoltage,
    linear: rated,
    low: rated,
    ...ranges,
  }));
}
