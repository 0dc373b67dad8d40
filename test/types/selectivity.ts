import { defineValidator, referring } from '../../primitives/index.ts';
import { Breaker } from './low-voltage.ts';

const curve = { currents: Breaker.property('tripCurrents'), times: Breaker.property('tripTimes') } as const;

/** The device next to a fault must trip before the one that feeds it: pairs of devices, and their curves. */
export const selectivity = defineValidator({
  name: 'electrical.selectivity.validate',
  version: '1.0.0',
  basis: ['IEC 60364-5-53, 536.4.1'],
  appliesTo: Breaker,
  reads: { ...curve, fed: referring(Breaker.property('upstream'), curve) },
  messages: { notSelective: 'At {current} it trips before {device}, which it feeds.' },
  check: (feeding, fail) =>
    feeding.fed.flatMap(({ subject, ...device }) => {
      const current = device.currents.find((amperes) => timeAt(feeding, amperes) <= timeAt(device, amperes));
      return current === undefined ? [] : [fail('notSelective', { current: `${current} A`, device: subject })];
    }),
  examples: {
    pass: [{ currents: [100, 1000], times: [100, 0.5], fed: [{ currents: [100, 1000], times: [10, 0.01] }] }],
    fail: [
      {
        currents: [100, 1000],
        times: [100, 0.005],
        fed: [{ currents: [100, 1000], times: [10, 0.01] }],
        because: 'notSelective',
      },
    ],
    open: [{ currents: [100], times: [1], fed: [{ currents: [100] }] }],
  },
});

interface Curve {
  readonly currents: readonly number[];
  readonly times: readonly number[];
}

/** Time to trip, in s, at the greatest current of the curve that is not beyond the given one; never, below all of them. */
function timeAt({ currents, times }: Curve, amperes: number): number {
  const at = currents.findLastIndex((current) => current <= amperes);
  return times[at] ?? Infinity;
}
