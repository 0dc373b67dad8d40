import { z } from 'zod';
import { defineEvaluator, extent } from '../../../primitives/index.ts';
import { SMALL } from '../sample.ts';
import { Board, Book, CREEP, Deflections } from '../taxonomy.ts';

/** One figure for a bookcase: little hanging, and much of its load limit used. */
export const bookcaseEvaluator = defineEvaluator({
  name: 'example.bookcase.evaluate',
  version: '1.0.0',
  title: 'Score of a bookcase',
  description: 'Scores a bookcase between 0 and 1 by how much of its limit is used and how far it hangs.',
  basis: [],
  input: z.object({}),
  resultSets: [CREEP],
  reads: {
    boards: extent(Board, { limit: Board.property('loadLimit') }),
    books: extent(Book, { mass: Book.property('mass') }),
    deflections: Deflections.all(),
  },
  criteria: {
    utilisation: { title: 'Mass of the books over what the boards may carry', unit: '1' },
    deflection: { title: 'Largest deflection', unit: 'm' },
  },
  measure: ({ boards, books, deflections }) => {
    const limit = boards.reduce((total, board) => total + board.limit.si, 0);
    return {
      utilisation: limit > 0 ? books.reduce((total, { mass }) => total + mass.si, 0) / limit : 0,
      deflection: deflections.reduce((largest, { final }) => Math.max(largest, final.si), 0),
    };
  },
  aggregate: ({ utilisation, deflection }) => Math.min(utilisation, 1) * Math.max(0, 1 - deflection / 0.01),
  summarise: ({ utilisation, deflection }) =>
    `${Math.round(utilisation * 100)} % of the limit is used; the largest deflection is ${(deflection * 1000).toFixed(2)} mm.`,
  callExamples: [{ title: 'Two boards', parameters: {}, documents: SMALL }],
});
