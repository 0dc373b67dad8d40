import type { Missing, Read } from '../../../../primitives/index.ts';
import { STRUCTURE } from '../../../../primitives/index.ts';
import { energisation, terminalsAt } from '../../topology/index.ts';

/** Node numbers of a bus that a source feeds over closed elements. */
export const supply: Read<readonly number[], readonly number[]> = {
  describes: 'the phases of the bus that a source feeds over closed elements',
  read: ({ graph, used }, bus) => {
    const { surely, possibly, unknownSwitches } = energisation(graph);
    const first = terminalsAt(graph, bus)[0];
    if (first) used.push({ subject: first.port, path: STRUCTURE.junction });
    const fed = surely.get(bus)?.size ?? 0;
    if (fed === (possibly.get(bus)?.size ?? 0)) return [...(surely.get(bus) ?? [])].sort((a, b) => a - b);
    return positionOf(unknownSwitches[0] ?? bus);
  },
  fromExample: (example) => example ?? positionOf('line.switch'),
};

const positionOf = (subject: string): Missing => ({ missing: true, subject, path: 'closed' });
