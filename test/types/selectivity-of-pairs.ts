import { atMost, defineValidator, extent, times } from '../../primitives/index.ts';
import { Board, Breaker } from './low-voltage.ts';

/** The same question asked of every pair of an extent, where nobody says which device feeds which. */
export const coordination = defineValidator({
  name: 'electrical.coordination.validate',
  version: '1.0.0',
  basis: ['IEC 60947-2, annex A'],
  appliesTo: Board,
  reads: { devices: extent(Breaker, { icu: Breaker.property('ultimateBreakingCapacity') }) },
  messages: { uneven: '{weaker} breaks {icu}, less than half of what {stronger} breaks.' },
  check: ({ devices }, fail) =>
    devices.flatMap((weaker) =>
      devices
        .filter(({ icu }) => !atMost(icu, times(weaker.icu, 2)))
        .map((stronger) =>
          fail('uneven', { weaker: weaker.subject, stronger: stronger.subject, icu: weaker.icu, at: weaker.subject }),
        ),
    ),
  examples: {
    pass: [{ devices: [{ icu: 10 }, { icu: 20 }] }],
    fail: [{ devices: [{ icu: 9 }, { icu: 20 }], because: 'uneven' }],
    open: [{ devices: [{}] }],
  },
});
