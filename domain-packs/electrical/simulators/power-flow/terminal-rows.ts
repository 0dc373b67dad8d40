import { elementId } from '../../solver/elements/primitive.ts';
import type { CompiledNetwork } from '../../solver/compile/index.ts';
import type { Solution } from '../../solver/solution.ts';
import { conductorPower } from './losses.ts';
import { polar } from './node-rows.ts';

/** What flows into one conductor of one terminal; `subject` is the element's graph node. A, degrees, W, var. */
export interface TerminalRow {
  readonly subject: string;
  readonly terminal: number;
  readonly phase: number;
  readonly current: number;
  readonly angle: number;
  readonly activePower: number;
  readonly reactivePower: number;
}

export function terminalRows(compiled: CompiledNetwork, solution: Solution): TerminalRow[] {
  const { topology, voltages, currents } = solution;
  const rows: TerminalRow[] = [];
  topology.elements.forEach((element, e) => {
    const subject = compiled.subjects.get(elementId(element));
    if (subject === undefined) return;
    let k = topology.starts[e] ?? 0;
    element.terminals.forEach(({ nodes }, t) => {
      for (const phase of nodes) {
        rows.push(row(subject, t + 1, phase, voltages, topology.conductors[k] ?? -1, currents, k));
        k++;
      }
    });
  });
  return [...rows, ...linkRows(compiled, solution)];
}

/** Lines without impedance: the same current in at one end and out at the other. */
function linkRows(compiled: CompiledNetwork, { linkCurrents, voltages }: Solution): TerminalRow[] {
  return linkCurrents.flatMap(({ link, re, im }) => {
    const subject = compiled.subjects.get(elementId({ elementClass: 'Line', name: link.line.name }));
    if (subject === undefined) return [];
    const node = (terminal: 0 | 1): number => link.line.terminals[terminal].nodes[link.conductor] ?? 0;
    return [
      row(subject, 1, node(0), voltages, link.from, Float64Array.of(re, im), 0),
      row(subject, 2, node(1), voltages, link.to, Float64Array.of(-re, -im), 0),
    ];
  });
}

function row(
  subject: string,
  terminal: number,
  phase: number,
  voltages: Float64Array,
  node: number,
  currents: Float64Array,
  k: number,
): TerminalRow {
  const { length, degrees } = polar(currents, k);
  const [activePower, reactivePower] = conductorPower(voltages, node, currents, k);
  return { subject, terminal, phase, current: length, angle: degrees, activePower, reactivePower };
}
