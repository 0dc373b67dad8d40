import { atMost, defineValidator } from '../../primitives/index.ts';
import { Breaker } from './low-voltage.ts';

/** Mistakes that a pack's author can make: each of them has to be a compile error, or the type check of the tests is red. */
const about = { name: 'electrical.mistake.validate', version: '1.0.0', basis: [], appliesTo: Breaker } as const;

export const propertyThatTheTaxonomyLacks = (): unknown =>
  // @ts-expect-error the taxonomy has no such property
  Breaker.property('ultimateBraekingCapacity');

export const activeComparedWithReactivePower = (): unknown =>
  defineValidator({
    ...about,
    reads: { p: Breaker.property('activePower'), q: Breaker.property('reactivePower') },
    messages: { wrong: 'Wrong.' },
    // @ts-expect-error MW does not compare with Mvar
    check: ({ p, q }, fail) => (atMost(p, q) ? undefined : fail('wrong')),
    examples: { pass: [{ p: 1, q: 1 }], fail: [{ p: 2, q: 1, because: 'wrong' }], open: [] },
  });

export const holeThatNobodyReads = (): unknown =>
  defineValidator({
    ...about,
    reads: { p: Breaker.property('activePower') },
    messages: { wrong: '{p} is more than {limit}.' },
    // @ts-expect-error nobody reads {limit}, and it is not given
    check: (_values, fail) => fail('wrong'),
    examples: { pass: [{ p: 1 }], fail: [{ p: 2, because: 'wrong' }], open: [] },
  });

export const unknownMessage = (): unknown =>
  defineValidator({
    ...about,
    reads: { p: Breaker.property('activePower') },
    messages: { wrong: '{p} is wrong.' },
    // @ts-expect-error the catalogue has no such message
    check: (_values, fail) => fail('worng'),
    examples: { pass: [{ p: 1 }], fail: [{ p: 2, because: 'wrong' }], open: [] },
  });

export const noFailingExample = (): unknown =>
  defineValidator({
    ...about,
    reads: { p: Breaker.property('activePower') },
    messages: { wrong: '{p} is wrong.' },
    check: (_values, fail) => fail('wrong'),
    // @ts-expect-error a rule shows at least once how it fails
    examples: { pass: [{ p: 1 }], fail: [], open: [] },
  });
