import type { Transformer } from '../elements/transformer.ts';
import { nextPhase } from '../elements/winding-connection.ts';
import { passiveCurrents } from '../flow/element-currents.ts';
import type { SystemMatrix } from '../flow/system-matrix.ts';
import type { Topology } from '../flow/topology.ts';
import { complex, subtract, ZERO } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import type { RegulatorControl } from './regulator.ts';
import type { Measurements } from './regulator-relay.ts';

/** The instruments of one regulator, read from a solution. */
export class TransformerMeasurements implements Measurements {
  readonly #control: RegulatorControl;
  readonly #transformer: Transformer;
  readonly #element: number;
  readonly #topology: Topology;
  readonly #matrix: SystemMatrix;
  readonly #voltages: Float64Array;

  constructor(
    control: RegulatorControl,
    transformer: Transformer,
    element: number,
    topology: Topology,
    matrix: SystemMatrix,
    voltages: Float64Array,
  ) {
    this.#control = control;
    this.#transformer = transformer;
    this.#element = element;
    this.#topology = topology;
    this.#matrix = matrix;
    this.#voltages = voltages;
  }

  windingVoltages(winding: number): Complex[] {
    const { phases, windings } = this.#transformer;
    const isDelta = windings[winding]?.connection === 'delta' && phases > 1;
    const first = winding * (phases + 1);
    return Array.from({ length: phases }, (_, phase) => {
      const other = isDelta ? nextPhase(this.#transformer, phase) : phases;
      return subtract(this.#atConductor(first + phase), this.#atConductor(first + other));
    });
  }

  terminalCurrents(winding: number): Complex[] {
    const currents = new Float64Array(2 * this.#topology.conductors.length);
    passiveCurrents(this.#topology, this.#matrix.primitives, this.#element, this.#voltages, currents);
    const start = this.#start(winding);
    return Array.from({ length: this.#transformer.phases + 1 }, (_, k) => read(currents, start + k));
  }

  terminalPower(winding: number): number {
    const first = winding * (this.#transformer.phases + 1);
    return this.terminalCurrents(winding).reduce((sum, current, k) => {
      const voltage = this.#atConductor(first + k);
      return sum + voltage.re * current.re + voltage.im * current.im;
    }, 0);
  }

  remoteVoltages(): Complex[] {
    const { remoteBus, winding } = this.#control;
    if (remoteBus === undefined) return [];
    const at = (node: number | undefined): Complex => {
      const found = node === undefined ? undefined : this.#topology.nodes.find(remoteBus.bus, node);
      return found === undefined || found < 0 ? ZERO : read(this.#voltages, found);
    };
    const isDelta = this.#transformer.windings[winding - 1]?.connection === 'delta';
    const [first = 1, second] = remoteBus.nodes;
    return [isDelta ? subtract(at(first), at(second)) : at(first)];
  }

  #start(winding: number): number {
    return (this.#topology.starts[this.#element] ?? 0) + winding * (this.#transformer.phases + 1);
  }

  #atConductor(conductor: number): Complex {
    const node = this.#topology.conductors[this.#start(0) + conductor] ?? -1;
    return node < 0 ? ZERO : read(this.#voltages, node);
  }
}

const read = (values: Float64Array, k: number): Complex => complex(values[2 * k] ?? 0, values[2 * k + 1] ?? 0);
