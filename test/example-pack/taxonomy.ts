import { defineResultTable, defineType, integer, reference, unit } from '../../primitives/index.ts';

/** Books on boards, boards between uprights: a domain that everybody knows, with quantities, catalogs and a graph. */
export const metre = unit('Length', 'm', 1);
export const centimetre = unit('Length', 'cm', 0.01);
export const millimetre = unit('Length', 'mm', 0.001);
export const kilogram = unit('Mass', 'kg', 1);
export const gram = unit('Mass', 'g', 0.001);
export const one = unit('Ratio', '1', 1);
export const percent = unit('Ratio', '%', 0.01);

/** What boards are fixed to. */
export const Upright = defineType('example.Upright', { height: metre }, 'junction', { medium: 'support' });

/** A board between two uprights: one port at each. */
export const Board = defineType(
  'example.Board',
  {
    length: metre,
    /** The mass it is made to carry. */
    loadLimit: kilogram,
  },
  'equipment',
  {
    ports: [
      { role: 'left end', medium: 'support', to: ['example.Upright'] },
      { role: 'right end', medium: 'support', to: ['example.Upright'] },
    ],
  },
);

export const Book = defineType(
  'example.Book',
  {
    board: reference('example.Board'),
    mass: kilogram,
    pageCount: integer,
    thickness: metre,
  },
  'equipment',
  { ports: [] },
);

/** The result set of the creep simulation. */
export const CREEP = 'creep';

/** How far each board hangs; `subject` is the board. */
export const Deflections = defineResultTable(CREEP, 'deflections', {
  load: kilogram,
  initial: millimetre,
  final: millimetre,
});
