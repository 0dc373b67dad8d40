import { z } from 'zod';
import type { Change, GraphReader } from '../../../../primitives/index.ts';
import { defineGenerator } from '../../../../primitives/index.ts';
import { SMALL } from '../small.ts';
import { Part, Support } from '../taxonomy.ts';

interface Move {
  readonly part: string;
  readonly from: string;
  readonly to: string;
}

/** Proposes to move parts, heaviest first, from supports that carry too much to the one with most room. */
export const relief = defineGenerator({
  name: 'blueprint.relief.generate',
  version: '1.0.0',
  title: 'Relieve supports',
  description: 'Proposes where to put parts of overloaded supports, and writes a list of the moves.',
  basis: ['Graham 1969, longest processing time first'],
  input: z.object({}),
  output: z.object({ moves: z.array(z.object({ part: z.string(), from: z.string(), to: z.string() })) }),
  callExamples: [{ title: 'One support is overloaded', parameters: {}, documents: SMALL }],
  generate: ({ graph }) => {
    const moves = movesIn(graph);
    const lines = moves.map(({ part, from, to }) => {
      const [what, here, there] = [part, from, to].map((id) => graph.nameOf(id));
      return `Move ${what ?? part} from ${here ?? from} to ${there ?? to}.`;
    });
    const report = lines.length > 0 ? lines.join('\n') : 'Every support carries no more than it is made for.';
    return {
      payload: { moves },
      summary: `${moves.length} parts to move.`,
      changes: moves.map(changeOf),
      artifacts: [{ name: 'moves.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode(`${report}\n`) }],
      resolutions: moves.map(({ part, from, to }) => ({
        subject: part,
        path: 'support',
        chosen: to,
        rejected: [from],
        rule: 'most-room-first',
        justification: `${graph.nameOf(from)} carries more than it is made for.`,
      })),
    };
  },
});

function movesIn(graph: GraphReader): Move[] {
  const parts = graph.ofType(Part).map((part) => ({
    part,
    on: graph.text(part, 'support') ?? '',
    mass: graph.number(part, 'mass') ?? 0,
  }));
  const room = new Map(graph.ofType(Support).map((id) => [id, graph.number(id, 'capacity') ?? Infinity]));
  const take = (support: string, mass: number): void => void room.set(support, (room.get(support) ?? 0) - mass);
  for (const { on, mass } of parts) if (room.has(on)) take(on, mass);
  const moves: Move[] = [];
  for (const { part, on, mass } of [...parts].sort((a, b) => b.mass - a.mass)) {
    if (mass <= 0 || (room.get(on) ?? 0) >= 0) continue;
    const [to] = [...room].filter(([, left]) => left >= mass).sort(([, a], [, b]) => b - a);
    if (!to) continue;
    take(on, -mass);
    take(to[0], mass);
    moves.push({ part, from: on, to: to[0] });
  }
  return moves;
}

/** Where a part is put is derived from what it weighs, and from where it stood. */
const changeOf = ({ part, to }: Move): Change => ({
  op: 'assert',
  assertion: {
    subject: part,
    path: 'support',
    value: to,
    state: 'derived',
    method: 'most-room-first',
    evidence: [],
    wasDerivedFrom: [{ subject: part, path: 'mass' }],
    confidence: 1,
  },
});
