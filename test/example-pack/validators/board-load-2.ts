import { z } from 'zod';
import { atMost, defineValidator, referring, sum, times } from '../../../primitives/index.ts';
import { SMALL } from '../sample.ts';
import { Board, Book, kilogram } from '../taxonomy.ts';

/** As version 1, and warns before the board is full: another contract, as more boards are found. */
export const boardLoad2 = defineValidator({
  name: 'example.board-load.validate',
  version: '2.0.0',
  basis: ['A board carries what it is made to carry'],
  stability: 'stable',
  input: z.object({
    reserve: z.number().min(0).max(1).default(0.2).describe('Share of the limit that is kept free'),
  }),
  appliesTo: Board,
  reads: {
    limit: Board.property('loadLimit'),
    books: referring(Book.property('board'), { mass: Book.property('mass') }),
  },
  messages: {
    overloaded: 'It carries {load}, but is made for {limit}.',
    nearlyFull: 'It carries {load}, of {limit} that it is made for.',
  },
  remedies: { overloaded: 'Put books elsewhere, until less than {limit} are left.' },
  levels: { nearlyFull: 'warning' },
  check: ({ limit, books }, fail, { reserve }) => {
    const load = sum(
      kilogram,
      books.map(({ mass }) => mass),
    );
    if (!atMost(load, limit)) return fail('overloaded', { load });
    return atMost(load, times(limit, 1 - reserve)) ? undefined : fail('nearlyFull', { load });
  },
  examples: {
    pass: [
      { limit: 10, books: [{ mass: 4 }] },
      { limit: 10, books: [{ mass: 9 }], parameters: { reserve: 0 } },
    ],
    fail: [
      { limit: 10, books: [{ mass: 4 }, { mass: 6.1 }], because: 'overloaded' },
      { limit: 10, books: [{ mass: 9 }], because: 'nearlyFull' },
    ],
    open: [{ books: [{ mass: 4 }] }, { limit: 10, books: [{}] }],
  },
  callExamples: [{ title: 'Two boards', parameters: {}, documents: SMALL }],
});
