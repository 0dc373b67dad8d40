import { z } from 'zod';
import { defineEvaluator } from '../../../primitives/index.ts';
import { POWER_FLOW } from '../taxonomy/index.ts';
import { solvedVoltages } from './solved-voltages.ts';
import { nemaUnbalance, unbalanceFactor } from './unbalance.ts';
import type { Phasor } from './unbalance.ts';

/** Deviation that range A of ANSI C84.1-2020 allows on low voltage. */
const REFERENCE_DEVIATION = 0.05;
/** Compatibility level for unbalance of IEC 61000-2-2:2002, 4.6. */
const REFERENCE_UNBALANCE = 0.02;

const used = (value: number, reference: number): number => Math.min(1, value / reference);

/** How good the voltage is that customers get. */
export const voltageQuality = defineEvaluator({
  name: 'electrical.voltage-quality.evaluate',
  version: '1.0.0',
  title: 'Voltage quality',
  description:
    'Measures how far the computed voltages are from nominal and from each other. Use it after a power flow, to compare ' +
    'operating points or designs by one number, or to see why two that both keep the limits still differ. Comes back with ' +
    'the worst and the mean deviation from nominal over all phases of all buses, the highest unbalance factor (negative over ' +
    'positive sequence, for buses of three phases) and the highest unbalance as NEMA defines it. The score is 1 less the ' +
    'mean of three shares: worst deviation of 5 %, mean deviation of 5 %, unbalance factor of 2 %, each at most 1. So 1 is ' +
    'perfect, and more is better.',
  basis: [
    'ANSI C84.1-2020, Table 1',
    'IEC 61000-2-2:2002, 4.6 (unbalance factor)',
    'NEMA MG 1-2016, 14.36.2 (unbalance)',
  ],
  stability: 'stable',
  exposure: { visibility: 'found' },
  input: z.object({}),
  resultSets: [POWER_FLOW],
  reads: { voltages: solvedVoltages },
  criteria: {
    worstDeviation: { title: 'Worst deviation from nominal', unit: '1' },
    meanDeviation: { title: 'Mean deviation from nominal', unit: '1' },
    unbalanceFactor: { title: 'Highest unbalance factor (IEC)', unit: '1' },
    nemaUnbalance: { title: 'Highest unbalance (NEMA)', unit: '1' },
  },
  measure: ({ voltages }) => {
    // A node without voltage is out of service: connectivity tells about it.
    const live = voltages.filter(({ perUnit }) => perUnit.si > 0);
    const deviations = live.map(({ perUnit }) => Math.abs(perUnit.si - 1));
    const byBus = new Map<string, Phasor[]>();
    for (const { subject, phase, magnitude, angle } of live) {
      const phasor = { phase, magnitude: magnitude.si, angle: angle.si / angle.unit.toSi };
      byBus.set(subject, [...(byBus.get(subject) ?? []), phasor]);
    }
    const highest = (of: (phasors: readonly Phasor[]) => number | undefined): number =>
      [...byBus.values()].reduce((most, phasors) => Math.max(most, of(phasors) ?? 0), 0);
    return {
      worstDeviation: deviations.reduce((most, deviation) => Math.max(most, deviation), 0),
      meanDeviation: deviations.reduce((total, deviation) => total + deviation, 0) / Math.max(1, deviations.length),
      unbalanceFactor: highest(unbalanceFactor),
      nemaUnbalance: highest(nemaUnbalance),
    };
  },
  aggregate: ({ worstDeviation, meanDeviation, unbalanceFactor: factor }) =>
    1 -
    (used(worstDeviation, REFERENCE_DEVIATION) +
      used(meanDeviation, REFERENCE_DEVIATION) +
      used(factor, REFERENCE_UNBALANCE)) /
      3,
  summarise: ({ worstDeviation, meanDeviation, unbalanceFactor: factor }) =>
    `Voltages deviate from nominal by ${share(meanDeviation)} on average and ${share(worstDeviation)} at worst; unbalance reaches ${share(factor)}.`,
});

function share(value: number): string {
  return `${(value * 100).toFixed(2)} %`;
}
