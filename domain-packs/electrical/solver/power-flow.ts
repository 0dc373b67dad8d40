import type { RegulatorControl } from './control/regulator.ts';
import { RegulatorBank } from './control/regulator-bank.ts';
import { elementCurrents } from './flow/element-currents.ts';
import { FixedPoint } from './flow/fixed-point.ts';
import type { FixedPointRun } from './flow/fixed-point.ts';
import { noLoadAdmittance, voltageBases } from './flow/voltage-bases.ts';
import { PowerInjection } from './flow/power-injection.ts';
import { sourceInjection } from './flow/source-injection.ts';
import { SystemMatrix } from './flow/system-matrix.ts';
import { topology } from './flow/topology.ts';
import type { Topology, TopologyOptions } from './flow/topology.ts';
import { SolverError } from './errors.ts';
import type { ComplexMatrix } from './matrix/complex-matrix.ts';
import type { Network } from './network.ts';
import type { NetworkElement } from './elements/network-primitives.ts';
import { withOpenConductors } from './elements/open-conductor.ts';
import type { Outcome, SolveOptions } from './solution.ts';
import { DEFAULT_SOLVE_OPTIONS, Solution } from './solution.ts';

/**
 * The unbalanced power flow of one network: numbered, ordered and analysed once, solved as often as wanted. Each solve
 * starts anew from the stated taps unless it is told to go on from where the last one ended.
 */
export class PowerFlow {
  readonly network: Network;
  readonly topology: Topology;
  /** Line-to-neutral voltage base of each bus that is fed, in V. */
  readonly voltageBases: ReadonlyMap<string, number>;
  readonly #matrix: SystemMatrix;
  readonly #injection: PowerInjection;
  readonly #fixedPoint: FixedPoint;
  readonly #sources: Float64Array;
  readonly #bases: Float64Array;
  readonly #voltages: Float64Array;
  #regulators: RegulatorBank;
  #started = false;

  /** @throws SolverError when the network cannot be solved as it stands; see `topology` and the element models. */
  constructor(network: Network, options: TopologyOptions = {}) {
    this.network = network;
    this.topology = topology(network, options);
    const { elements } = this.topology;
    const unknowns = 2 * this.topology.unknowns;
    this.#matrix = new SystemMatrix(this.topology, elements.map(noLoadAdmittance));
    this.#sources = sourceInjection(network, this.topology, this.#matrix.primitives);
    this.#injection = new PowerInjection(this.topology);
    this.#fixedPoint = new FixedPoint(this.#matrix, this.#injection);
    this.#regulators = new RegulatorBank(network, this.topology, this.#matrix);
    this.#voltages = new Float64Array(unknowns);
    this.voltageBases = voltageBases(network, this.topology, this.#noLoadVoltages());
    this.#bases = unknownBases(this.topology, this.voltageBases);
    elements.forEach((element, e) => {
      this.#matrix.replace(e, wholeAdmittance(element));
    });
    this.#matrix.factor();
    this.#matrix.solve(this.#sources, this.#voltages);
    this.#matrix.check(this.#sources, this.#voltages);
  }

  get regulators(): readonly RegulatorControl[] {
    return this.network.regulatorControls ?? [];
  }

  solve(options: Partial<SolveOptions> = {}): Solution {
    const chosen = { ...DEFAULT_SOLVE_OPTIONS, ...options };
    if (!chosen.warmStart || !this.#started) this.#restart();
    this.#started = true;
    let iterations = 0;
    let controlIterations = 0;
    let run: FixedPointRun;
    let outcome: Outcome | undefined;
    do {
      controlIterations++;
      run = this.#iterate(chosen, controlIterations);
      iterations += run.iterations;
      outcome = this.#outcomeOf(run) ?? this.#control(chosen, controlIterations);
    } while (outcome === undefined);
    return this.#solution(outcome, iterations, controlIterations, run.change);
  }

  #iterate(options: SolveOptions, controlIteration: number): FixedPointRun {
    const { cancel, onProgress } = options;
    return this.#fixedPoint.run(this.#voltages, this.#sources, this.#bases, {
      tolerance: options.tolerance,
      maximumIterations: options.maximumIterations,
      ...(cancel && { isCancelled: () => Atomics.load(cancel, 0) !== 0 }),
      ...(onProgress && {
        onIteration: (iteration, change) => {
          onProgress({ controlIteration, iteration, change });
        },
      }),
    });
  }

  #outcomeOf(run: FixedPointRun): Outcome | undefined {
    if (run.state === 'converged') return undefined;
    if (run.state === 'cancelled') return { kind: 'cancelled' };
    const { nodes, unknownOf } = this.topology;
    return { kind: 'not-converged', change: run.change, worst: nodes.list[unknownOf.indexOf(run.worst)] };
  }

  /** Lets the regulators act on a converged solution. @returns undefined when there is another solution to find. */
  #control(options: SolveOptions, controlIteration: number): Outcome | undefined {
    if (options.controlMode === 'off') return { kind: 'converged' };
    if (controlIteration >= options.maximumControlIterations) {
      const unsettled = this.#regulators.unsettled(this.#namedVoltages());
      return unsettled.length === 0 ? { kind: 'converged' } : { kind: 'controls-unsettled', regulators: unsettled };
    }
    const moved = this.#regulators.act(this.#namedVoltages());
    if (moved === 'settled') return { kind: 'converged' };
    if (moved === 'moved') this.#matrix.factor();
    return undefined;
  }

  #restart(): void {
    if (this.#started && this.#regulators.hasMoved) {
      this.#regulators.restore();
      this.#matrix.factor();
    }
    this.#matrix.solve(this.#sources, this.#voltages);
  }

  /** Voltages without loads and other shunts; zero where those alone determine them. */
  #noLoadVoltages(): Float64Array {
    const voltages = new Float64Array(2 * this.topology.unknowns);
    try {
      this.#matrix.factor();
    } catch (error) {
      if (error instanceof SolverError) return voltages;
      throw error;
    }
    this.#matrix.solve(this.#sources, voltages);
    return voltages;
  }

  /** Voltages of the named nodes: those of the unknowns, zero where nothing feeds them. */
  #namedVoltages(): Float64Array {
    const { unknownOf } = this.topology;
    const voltages = new Float64Array(2 * unknownOf.length);
    unknownOf.forEach((unknown, node) => {
      if (unknown < 0) return;
      voltages[2 * node] = this.#voltages[2 * unknown] ?? 0;
      voltages[2 * node + 1] = this.#voltages[2 * unknown + 1] ?? 0;
    });
    return voltages;
  }

  #solution(outcome: Outcome, iterations: number, controlIterations: number, change: number): Solution {
    const { primitives } = this.#matrix;
    return new Solution(
      { outcome, iterations, controlIterations, change, taps: this.#regulators.taps() },
      this.topology,
      this.#namedVoltages(),
      (voltages) => {
        const { sources } = this.network;
        return elementCurrents(this.topology, primitives, this.#injection, sources, voltages);
      },
    );
  }
}

const wholeAdmittance = ({ series, shunt, terminals, openConductors }: NetworkElement): ComplexMatrix =>
  withOpenConductors(series.plus(shunt), terminals, openConductors);

/** V by which the change of each unknown is measured. */
function unknownBases(topology: Topology, bases: ReadonlyMap<string, number>): Float64Array {
  const result = new Float64Array(topology.unknowns).fill(1);
  topology.nodes.list.forEach(({ bus }, node) => {
    const unknown = topology.unknownOf[node] ?? -1;
    if (unknown >= 0) result[unknown] = bases.get(bus) || 1;
  });
  return result;
}
