import { z } from 'zod';
import { defineValidator } from '../../../primitives/index.ts';
import { HYDRAULICS, Junction, NodeStates, poundPerSquareInch } from '../taxonomy/index.ts';
import { clockText, kilopascals } from './limits/texts.ts';

const psi = (value: number): number => Math.round(value * poundPerSquareInch.toSi);

/** Pressure must suffice where water is drawn, and must not burst what it is drawn from. */
export const pressureLimits = defineValidator({
  name: 'water.pressure-limits.validate',
  version: '1.0.0',
  title: 'Pressure limits',
  description:
    'Checks the computed pressure of each junction at every reported time. Use it after hydraulics, to say whether everybody is ' +
    'supplied with enough pressure and nobody with too much. Without parameters the limits are those of the Recommended ' +
    'Standards for Water Works: 20 psi (138 kPa) at all points under all conditions of flow (error), 35 psi (241 kPa) for ' +
    'normal working (warning), and 100 psi (690 kPa), above which pressure is to be reduced (warning). Limits apply where ' +
    'water is drawn; a pressure below zero is an error at any junction. Comes back with one finding for each junction and ' +
    'limit: the worst pressure, when, and at how many times. Next: look at elevations, pumps and pipe sizes on the way.',
  basis: [
    'Recommended Standards for Water Works (Ten States Standards), 2018, 8.2.1 (20, 35, 60 to 80 psi) and 7.3.1 (100 psi)',
    '10 NYCRR 5-1.27 (20 psi at ground level at all points)',
  ],
  stability: 'stable',
  exposure: { visibility: 'listed' },
  appliesTo: Junction,
  input: z.object({
    minimumPressure: z.number().default(psi(20)).describe('Least pressure at any time, in Pa (20 psi)'),
    workingPressure: z.number().default(psi(35)).describe('Least pressure in normal operation, in Pa (35 psi)'),
    maximumPressure: z.number().default(psi(100)).describe('Greatest pressure, in Pa (100 psi)'),
  }),
  reads: { states: NodeStates.rows() },
  resultSets: [HYDRAULICS],
  messages: {
    negative:
      'The pressure falls to {pressure} at {time}, below that of the air ({times} of {of} times): dirt or air would be drawn in.',
    tooLow: 'The pressure falls to {pressure} at {time}, below {limit} ({times} of {of} times).',
    belowWorking:
      'The pressure falls to {pressure} at {time}, below the {limit} of normal operation ({times} of {of} times).',
    tooHigh: 'The pressure rises to {pressure} at {time}, above {limit} ({times} of {of} times).',
  },
  levels: { belowWorking: 'warning', tooHigh: 'warning' },
  remedies: {
    negative: 'Check elevation and demand; where both are right, raise the head that feeds it.',
    tooLow:
      'Raise the head that feeds it (pump, tank level), or lose less of it on the way (larger or parallel pipes).',
    belowWorking: 'Raise the head that feeds it, or lose less of it on the way.',
    tooHigh: 'Reduce the pressure by a valve (PRV) or by another zone.',
  },
  check: ({ states }, fail, { minimumPressure, workingPressure, maximumPressure }) => {
    const of = states.length;
    const served = states.filter(({ demand }) => demand.si > 0);
    const verdict = <I extends 'negative' | 'tooLow' | 'belowWorking' | 'tooHigh'>(
      bad: typeof states,
      direction: 1 | -1,
      use: (given: { pressure: string; time: string; times: number; of: number }) => ReturnType<typeof fail<I>>,
    ) => {
      const [worst] = [...bad].sort((a, b) => direction * (a.pressure.si - b.pressure.si) || a.time.si - b.time.si);
      if (!worst) return [];
      const { pressure, time } = worst;
      return [use({ pressure: kilopascals(pressure.si), time: clockText(time.si), times: bad.length, of })];
    };
    const low = served.filter(({ pressure }) => pressure.si < minimumPressure && pressure.si >= 0);
    return [
      ...verdict(
        states.filter(({ pressure }) => pressure.si < 0),
        1,
        (given) => fail('negative', given),
      ),
      ...verdict(low, 1, (given) => fail('tooLow', { ...given, limit: kilopascals(minimumPressure) })),
      ...(low.length > 0
        ? []
        : verdict(
            served.filter(({ pressure }) => pressure.si < workingPressure && pressure.si >= 0),
            1,
            (given) => fail('belowWorking', { ...given, limit: kilopascals(workingPressure) }),
          )),
      ...verdict(
        served.filter(({ pressure }) => pressure.si > maximumPressure),
        -1,
        (given) => fail('tooHigh', { ...given, limit: kilopascals(maximumPressure) }),
      ),
    ];
  },
  examples: {
    pass: [
      { states: [at(0, 400), at(3600, 350)] },
      // Nothing is drawn here, so that only a pressure below zero would matter.
      { states: [{ ...at(0, 900), demand: 0 }] },
      { states: [at(0, 200)], parameters: { workingPressure: 150e3 } },
    ],
    fail: [
      { states: [at(0, 400), at(3600, -5)], because: 'negative' },
      { states: [{ ...at(0, -5), demand: 0 }], because: 'negative' },
      { states: [at(0, 400), at(3600, 100)], because: 'tooLow' },
      { states: [at(0, 200)], because: 'belowWorking' },
      { states: [at(0, 750)], because: 'tooHigh' },
      { states: [at(0, 550)], parameters: { maximumPressure: 500e3 }, because: 'tooHigh' },
    ],
    // Nothing was computed for the junction.
    open: [{}],
  },
});

function at(time: number, kPa: number) {
  return { time, demand: 0.01, head: 50, pressure: kPa * 1e3 };
}
