import type { CompiledNetwork } from '../../solver/compile/index.ts';
import type { PowerFlow } from '../../solver/power-flow.ts';
import type { Solution } from '../../solver/solution.ts';

/** The voltage of one node: `bus` is its graph node; V, degrees, per unit of `base`. */
export interface NodeRow {
  readonly bus: string;
  readonly phase: number;
  readonly magnitude: number;
  readonly angle: number;
  readonly perUnit: number;
  readonly base: number;
}

/** Nodes bus by bus in order of first mention, phases ascending. A node that nothing feeds has 0 V and no base. */
export function nodeRows(compiled: CompiledNetwork, flow: PowerFlow, { topology, voltages }: Solution): NodeRow[] {
  return [...topology.nodes.buses()].flatMap((name) => {
    const bus = compiled.busOf(name);
    const base = flow.voltageBases.get(name) ?? 0;
    const phaseOf = (node: number): number => topology.nodes.list[node]?.node ?? 0;
    const nodes = topology.nodes.ofBus(name).sort((a, b) => phaseOf(a) - phaseOf(b));
    return nodes.map((node) => {
      const { length, degrees } = polar(voltages, node);
      return {
        bus,
        phase: phaseOf(node),
        magnitude: length,
        angle: degrees,
        perUnit: base > 0 ? length / base : 0,
        base,
      };
    });
  });
}

/** Length and angle of the k-th complex number of an interleaved array. */
export function polar(values: Float64Array, k: number): { length: number; degrees: number } {
  const [re, im] = [values[2 * k] ?? 0, values[2 * k + 1] ?? 0];
  const length = Math.sqrt(re * re + im * im);
  return { length, degrees: length === 0 ? 0 : (Math.atan2(im, re) * 180) / Math.PI };
}
