import { CONDUCTORS } from '../../taxonomy/index.ts';
import type { Filling } from './filling.ts';

/** A terminal without node numbers connects its phases to nodes 1, 2, 3 … of the bus (OpenDSS Manual, “Bus naming”). */
export function fillConductors(filling: Filling, element: string, count = (phases: number): number => phases): void {
  const phases = filling.number(element, 'phaseCount');
  if (phases === undefined) return;
  for (const port of filling.graph.portsOf(element)) {
    const nodes = Array.from({ length: count(phases) }, (_, i) => i + 1);
    filling.derive(port, CONDUCTORS, nodes, 'opendss.nodes-in-order', [{ subject: element, path: 'phaseCount' }]);
  }
}

/** Conductors of a load or generator without its neutral: a single delta phase lies between two of them. */
export const shuntConductors =
  (connection: unknown) =>
  (phases: number): number =>
    connection === 'delta' && phases < 3 ? phases + 1 : phases;
