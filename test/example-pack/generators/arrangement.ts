import { z } from 'zod';
import type { Change, GraphReader } from '../../../primitives/index.ts';
import { defineGenerator } from '../../../primitives/index.ts';
import { SMALL } from '../sample.ts';
import { Board, Book } from '../taxonomy.ts';

interface Placed {
  readonly book: string;
  readonly mass: number;
}

/** Moves books from boards that carry too much to the board with most room left, heaviest first. */
export const arrangement = defineGenerator({
  name: 'example.arrangement.generate',
  version: '1.0.0',
  title: 'Rearrange the books',
  description: 'Proposes to move books from overloaded boards to boards with room, and writes a list of the moves.',
  basis: ['Graham 1969, longest processing time first'],
  input: z.object({}),
  output: z.object({ moves: z.array(z.object({ book: z.string(), from: z.string(), to: z.string() })) }),
  callExamples: [{ title: 'One board is overloaded', parameters: {}, documents: SMALL }],
  generate: ({ graph }) => {
    const books = booksByBoard(graph);
    const boards = graph.ofType(Board);
    const room = new Map(
      boards.map((board) => [board, (graph.number(board, 'loadLimit') ?? Infinity) - total(books.get(board))]),
    );
    const moves: { book: string; from: string; to: string }[] = [];
    for (const from of boards) {
      for (const { book, mass } of [...(books.get(from) ?? [])].sort((a, b) => b.mass - a.mass)) {
        if ((room.get(from) ?? 0) >= 0) break;
        const to = boards
          .filter((board) => (room.get(board) ?? 0) >= mass)
          .sort((a, b) => (room.get(b) ?? 0) - (room.get(a) ?? 0))[0];
        if (to === undefined) continue;
        room.set(from, (room.get(from) ?? 0) + mass);
        room.set(to, (room.get(to) ?? 0) - mass);
        moves.push({ book, from, to });
      }
    }
    const list = moves
      .map(({ book, from, to }) => [book, from, to].map((id) => graph.nameOf(id)).join('\t'))
      .join('\n');
    return {
      payload: { moves },
      summary: `${moves.length} books to move.`,
      changes: moves.map(changeOf),
      artifacts: [
        {
          name: 'moves.tsv',
          mediaType: 'text/tab-separated-values',
          bytes: new TextEncoder().encode(`book\tfrom\tto\n${list}\n`),
        },
      ],
      resolutions: moves.map(({ book, from, to }) => ({
        subject: book,
        path: 'board',
        chosen: to,
        rejected: [from],
        rule: 'most-room-first',
        justification: `${graph.nameOf(from)} carries more than it is made for.`,
      })),
    };
  },
});

/** The place of a book that is moved is derived from the limit that the old one exceeded. */
const changeOf = ({ book, from, to }: { book: string; from: string; to: string }): Change => ({
  op: 'assert',
  assertion: {
    subject: book,
    path: 'board',
    value: to,
    state: 'derived',
    method: 'most-room-first',
    evidence: [],
    wasDerivedFrom: [
      { subject: from, path: 'loadLimit' },
      { subject: book, path: 'mass' },
    ],
    confidence: 1,
  },
});

function booksByBoard(graph: GraphReader): Map<string, Placed[]> {
  const byBoard = new Map<string, Placed[]>();
  for (const book of graph.ofType(Book)) {
    const board = graph.text(book, 'board');
    if (board === undefined) continue;
    const placed = { book, mass: graph.number(book, 'mass') ?? 0 };
    byBoard.set(board, [...(byBoard.get(board) ?? []), placed]);
  }
  return byBoard;
}

const total = (books: readonly Placed[] = []): number => books.reduce((so, { mass }) => so + mass, 0);
