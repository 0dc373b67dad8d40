import { atMost, defineValidator, extent, neighbours, optional, product, sum } from '../../primitives/index.ts';
import { ampere, Breaker, Cable, Load, ohm, volt } from './low-voltage.ts';

/** Mistakes in rules that reach further, and in the arithmetic of quantities. */
const about = { name: 'electrical.mistake.validate', version: '1.0.0', basis: [], appliesTo: Load } as const;

export const optionalValueTakenAsGiven = (): unknown =>
  defineValidator({
    ...about,
    reads: { design: Load.property('designCurrent'), ik: optional(Breaker.property('prospectiveFaultCurrent')) },
    messages: { wrong: 'Wrong.' },
    // @ts-expect-error the value may not be there
    check: ({ design, ik }, fail) => (atMost(design, ik) ? undefined : fail('wrong')),
    examples: { pass: [{ design: 1 }], fail: [{ design: 2, because: 'wrong' }], open: [] },
  });

export const exampleOfAnotherForm = (): unknown =>
  defineValidator({
    ...about,
    reads: { cables: neighbours(Cable, { resistance: Cable.property('resistance') }) },
    messages: { wrong: 'Wrong.' },
    check: (_values, fail) => fail('wrong'),
    // @ts-expect-error a neighbour has a resistance, and it is a number
    examples: { pass: [{ cables: [{ resistance: 'low' }] }], fail: [{ because: 'wrong' }], open: [] },
  });

export const listInAMessage = (): unknown =>
  defineValidator({
    ...about,
    reads: { breakers: extent(Breaker, {}) },
    messages: { wrong: 'Look at {breakers}.' },
    // @ts-expect-error a list of elements does not print; the message wants a text for it
    check: (_values, fail) => fail('wrong'),
    examples: { pass: [{}], fail: [{ because: 'wrong' }], open: [] },
  });

export const exampleOfAnUnknownMessage = (): unknown =>
  defineValidator({
    ...about,
    reads: { design: Load.property('designCurrent') },
    messages: { wrong: 'Wrong.' },
    check: (_values, fail) => fail('wrong'),
    // @ts-expect-error the catalogue has no such message
    examples: { pass: [{ design: 1 }], fail: [{ design: 2, because: 'worng' }], open: [] },
  });

export const nameOfAnotherKind = (): unknown =>
  defineValidator({
    ...about,
    // @ts-expect-error the name of a validator ends with its verb
    name: 'electrical.mistake.simulate',
    reads: { design: Load.property('designCurrent') },
    messages: { wrong: 'Wrong.' },
    check: (_values, fail) => fail('wrong'),
    examples: { pass: [{ design: 1 }], fail: [{ design: 2, because: 'wrong' }], open: [] },
  });

export const sumOfDifferentKinds = (): unknown => {
  const of = { kind: 'Voltage', si: 1, lower: 1, upper: 1, unit: volt, state: 'stated' } as const;
  // @ts-expect-error a current is no part of a voltage
  return [sum(volt, [of, product(ampere, of, of)]), ohm];
};
