import type { Capacitor } from './elements/capacitor.ts';
import type { Generator } from './elements/generator.ts';
import type { Line } from './elements/line.ts';
import type { Load } from './elements/load.ts';
import type { Reactor } from './elements/reactor.ts';
import type { VoltageSource } from './elements/source.ts';
import type { Transformer } from './elements/transformer.ts';
import type { RegulatorControl } from './control/regulator.ts';

/**
 * What the solver is given: a multi-phase network as plain records. SI units throughout (V, A, W, var, VA, ohm, S, F, m,
 * Hz); angles in degrees; names are opaque and compared exactly. Nothing here knows the engineering graph.
 *
 * Element semantics and defaults follow OpenDSS (EPRI, OpenDSS Reference Guide), so that a feeder described for it
 * gives the same voltages here.
 */
export interface Network {
  /** System frequency in Hz. */
  readonly frequency: number;
  /** Buses worth stating: those with a voltage base. A bus that only a terminal names exists as well. */
  readonly buses?: readonly Bus[];
  /** Nominal line-to-line voltages in V. A bus without a base is given the one nearest to its no-load voltage. */
  readonly nominalVoltages?: readonly number[];
  readonly sources: readonly VoltageSource[];
  readonly lines?: readonly Line[];
  readonly transformers?: readonly Transformer[];
  readonly capacitors?: readonly Capacitor[];
  readonly reactors?: readonly Reactor[];
  readonly loads?: readonly Load[];
  readonly generators?: readonly Generator[];
  readonly regulatorControls?: readonly RegulatorControl[];
}

export interface Bus {
  readonly name: string;
  /** Line-to-neutral voltage base in V. Unknown when absent. */
  readonly voltageBase?: number;
}
