import { constrain, constrainPorts } from '../../primitives/index.ts';
import { Board, Book, centimetre, gram, kilogram, metre } from './taxonomy.ts';

/** What has to hold of every bookcase, as data. */
export const CONSTRAINTS = [
  constrain(Board, 'length', {
    id: 'board-length',
    minCount: 1,
    minExclusive: { value: 0, unit: metre },
    maxInclusive: { value: 500, unit: centimetre },
    message: 'A board of {value} is none.',
    remedy: 'State how long it is, in metres.',
    examples: { pass: [{ length: 0.8 }, { length: 5 }], fail: [{ length: 0 }, { length: 5.01 }] },
  }),
  constrain(Board, 'loadLimit', {
    id: 'board-load-limit',
    level: 'warning',
    minInclusive: { value: 100, unit: gram },
    message: 'Made for {value}, it carries no book.',
    examples: { pass: [{ loadLimit: 12 }, { loadLimit: 0.1 }, {}], fail: [{ loadLimit: 0.05 }] },
  }),
  constrainPorts(
    Board,
    { minCount: 2, maxCount: 2 },
    { id: 'board-ends', message: 'It is fixed at {value} ends, and not at two.' },
  ),
  constrain(Book, 'board', {
    id: 'book-board',
    class: Board,
    message: '{value}, on which it stands, is no board.',
    examples: { pass: [{ board: 'board.upper' }], fail: [] },
  }),
  constrain(Book, 'mass', {
    id: 'book-mass',
    minExclusive: { value: 0, unit: kilogram },
    message: 'A book of {value} is none.',
    examples: { pass: [{ mass: 0.5 }], fail: [{ mass: 0 }] },
  }),
];
