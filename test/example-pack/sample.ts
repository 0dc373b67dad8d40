/** A small bookcase, as the examples of the pack's primitives use it. Everything in it is stated. */
export const SMALL_BOOKCASE = [
  'upright left height 2 m',
  'upright right height 2 m',
  'board upper from left to right length 80 cm limit 12 kg',
  'board lower from left to right length 1 m limit 5 kg',
  'book atlas on upper mass 3.5 kg thickness 4 cm',
  'book lexicon on lower mass 6 kg pages 2000',
  '',
].join('\n');

/** The documents of an example call. */
export const SMALL = { 'small.shelf': SMALL_BOOKCASE } as const;
