import { atMost, defineValidator, referring, sum } from '../../../primitives/index.ts';
import { SMALL } from '../sample.ts';
import { Board, Book, kilogram } from '../taxonomy.ts';

/** A board must be able to carry the books that stand on it. */
export const boardLoad1 = defineValidator({
  name: 'example.board-load.validate',
  version: '1.0.0',
  basis: ['A board carries what it is made to carry'],
  stability: 'deprecated',
  appliesTo: Board,
  reads: {
    limit: Board.property('loadLimit'),
    books: referring(Book.property('board'), { mass: Book.property('mass') }),
  },
  messages: { overloaded: 'It carries {load}, but is made for {limit}.' },
  check: ({ limit, books }, fail) => {
    const load = sum(
      kilogram,
      books.map(({ mass }) => mass),
    );
    return atMost(load, limit) ? undefined : fail('overloaded', { load });
  },
  examples: {
    pass: [{ limit: 10, books: [{ mass: 4 }, { mass: 6 }] }, { limit: 10 }],
    fail: [{ limit: 10, books: [{ mass: 4 }, { mass: 6.1 }], because: 'overloaded' }],
    open: [{ books: [{ mass: 4 }] }, { limit: 10, books: [{}] }],
  },
  callExamples: [{ title: 'Two boards', parameters: {}, documents: SMALL }],
});
