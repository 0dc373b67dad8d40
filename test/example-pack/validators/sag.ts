import { atMost, defineValidator, times } from '../../../primitives/index.ts';
import { SMALL } from '../sample.ts';
import { Board, CREEP, Deflections } from '../taxonomy.ts';

/** A board that hangs by more than a two-hundredth of its length is seen to hang. */
export const sag = defineValidator({
  name: 'example.sag.validate',
  version: '1.0.0',
  basis: ['EN 1995-1-1, table 7.2'],
  appliesTo: Board,
  resultSets: [CREEP],
  reads: { length: Board.property('length'), deflections: Deflections.rows() },
  messages: { hangs: 'It will hang by {deflection} over its length of {length}.' },
  check: ({ length, deflections }, fail) =>
    deflections
      .filter(({ final }) => !atMost(final, times(length, 1 / 200)))
      .map(({ final }) => fail('hangs', { deflection: final })),
  examples: {
    pass: [{ length: 1, deflections: [{ load: 5, initial: 2, final: 5 }] }],
    fail: [{ length: 1, deflections: [{ load: 9, initial: 3, final: 5.1 }], because: 'hangs' }],
    open: [{ deflections: [{ load: 5, initial: 2, final: 5 }] }, { length: 1 }],
  },
  callExamples: [{ title: 'Two boards', parameters: {}, documents: SMALL }],
});
