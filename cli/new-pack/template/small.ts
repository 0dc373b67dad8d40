/** A small model, as the examples of the primitives use it. */
export const SMALL = {
  'small.blueprint': [
    'support north capacity 100 kg',
    'support south capacity 50 kg',
    'part press on north mass 80 kg',
    'part lathe on north mass 30 kg',
    'part stool on south',
    '',
  ].join('\n'),
} as const;
