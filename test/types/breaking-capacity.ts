import { atMost, defineValidator } from '../../primitives/index.ts';
import { Breaker } from './low-voltage.ts';

/** A breaker must be able to interrupt the worst fault that can reach it. */
export const breakingCapacity = defineValidator({
  name: 'electrical.breaking-capacity.validate',
  version: '1.0.0',
  basis: ['IEC 60364-4-43'],
  appliesTo: Breaker,
  reads: {
    icu: Breaker.property('ultimateBreakingCapacity'),
    ik: Breaker.property('prospectiveFaultCurrent'),
  },
  messages: { tooWeak: 'It can break {icu}, but up to {ik} can flow here.' },
  check: ({ icu, ik }, fail) => (atMost(ik, icu) ? undefined : fail('tooWeak')),
  examples: {
    pass: [{ icu: 36, ik: 24.8 }],
    fail: [{ icu: 10, ik: 24.8, because: 'tooWeak' }],
    open: [{ ik: 24.8 }],
  },
});
