import { constrain } from '../../../primitives/index.ts';
import { kilogram, Part, Support } from './taxonomy.ts';

/** What has to hold of every model, as data: the pack gets a validator that judges them. */
export const CONSTRAINTS = [
  constrain(Support, 'capacity', {
    id: 'support-capacity',
    minExclusive: { value: 0, unit: kilogram },
    message: 'A support for {value} carries nothing.',
    remedy: 'State what it is made to carry.',
    examples: { pass: [{ capacity: 100 }], fail: [{ capacity: 0 }] },
  }),
  constrain(Part, 'mass', {
    id: 'part-mass',
    minExclusive: { value: 0, unit: kilogram },
    message: 'A part of {value} is none.',
    examples: { pass: [{ mass: 80 }], fail: [{ mass: -1 }] },
  }),
  constrain(Part, 'support', {
    id: 'part-support',
    minCount: 1,
    class: Support,
    message: '{value}, on which it stands, is no support.',
    examples: { pass: [{ support: 'support.north' }], fail: [] },
  }),
];
