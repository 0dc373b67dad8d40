import { z } from 'zod';
import { defineValidator } from '../../../primitives/index.ts';
import { Bus, NodeVoltages, POWER_FLOW } from '../taxonomy/index.ts';
import { phaseName } from '../topology/index.ts';
import { HIGHEST_NOMINAL, serviceRange } from './voltage/service-range.ts';

/** Every phase of every bus must stay within the range that its customers' equipment is made for. */
export const voltageLimits = defineValidator({
  name: 'electrical.voltage-limits.validate',
  version: '1.0.0',
  title: 'Voltage limits',
  description:
    'Checks the computed voltage of each phase of each bus against the service voltage ranges of ANSI C84.1. Use it after a ' +
    'power flow, to say whether everybody is supplied with a proper voltage. It judges buses of up to 34.5 kV; the standard ' +
    'says nothing about higher ones, and buses without supply are told by connectivity. With range A, the one to design for, it also tells how bad an excursion is: a warning ' +
    'outside range A (allowed for limited times), an error outside range B (correct at once). Comes back with a finding for ' +
    'each phase out of range: bus, phase, volts, per unit, limit. Next: look at the voltage profile, then at regulator ' +
    'settings, capacitors, or conductor sizing.',
  basis: ['ANSI C84.1-2020, Table 1 (service voltage, ranges A and B)'],
  stability: 'stable',
  exposure: { visibility: 'listed' },
  appliesTo: Bus,
  input: z.object({
    range: z
      .enum(['A', 'B'])
      .default('A')
      .describe('Range to judge by: A for normal operation, B for tolerated excursions'),
  }),
  reads: { voltages: NodeVoltages.rows() },
  resultSets: [POWER_FLOW],
  messages: {
    belowA: 'Phase {phase} has {voltage}, {perUnit} of nominal: below the {limit} of range A.',
    aboveA: 'Phase {phase} has {voltage}, {perUnit} of nominal: above the {limit} of range A.',
    belowB: 'Phase {phase} has {voltage}, {perUnit} of nominal: below the {limit} of range B.',
    aboveB: 'Phase {phase} has {voltage}, {perUnit} of nominal: above the {limit} of range B.',
  },
  levels: { belowA: 'warning', aboveA: 'warning' },
  remedies: {
    belowA: 'Raise the regulator set point, add reactive support, or reduce the voltage drop on the way.',
    aboveA: 'Lower the regulator set point or its line drop compensation, or switch off capacitors.',
    belowB: 'Raise the regulator set point, add reactive support, or reduce the voltage drop on the way.',
    aboveB: 'Lower the regulator set point or its line drop compensation, or switch off capacitors.',
  },
  // A node without any voltage is one that no source feeds: that is for connectivity to tell.
  applies: ({ voltages }) =>
    voltages.some(({ magnitude }) => magnitude.si > 0) &&
    voltages.every(({ base }) => base.si * Math.sqrt(3) <= HIGHEST_NOMINAL * 1.001),
  check: ({ voltages }, fail, { range }) =>
    voltages.flatMap(({ phase, magnitude, perUnit, base }) => {
      if (magnitude.si === 0) return [];
      const nominal = base.si * Math.sqrt(3);
      const given = { phase: phaseName(phase), voltage: magnitude, perUnit: pu(perUnit.si) };
      const outer = serviceRange('B', nominal);
      if (perUnit.si < outer.lower) return fail('belowB', { ...given, limit: pu(outer.lower) });
      if (perUnit.si > outer.upper) return fail('aboveB', { ...given, limit: pu(outer.upper) });
      if (range === 'B') return [];
      const inner = serviceRange('A', nominal);
      if (perUnit.si < inner.lower) return fail('belowA', { ...given, limit: pu(inner.lower) });
      if (perUnit.si > inner.upper) return fail('aboveA', { ...given, limit: pu(inner.upper) });
      return [];
    }),
  examples: {
    pass: [
      { voltages: [at(1, 2352), at(2, 2496)] },
      // 1.054 lies outside range A and within range B.
      { voltages: [at(1, 2531)], parameters: { range: 'B' } },
      // On low voltage range A reaches down to 114 V on a base of 120 V.
      { voltages: [{ phase: 1, magnitude: 115, angle: 0, perUnit: 115 / 120, base: 120 }] },
    ],
    fail: [
      { voltages: [at(1, 2531)], because: 'aboveA' },
      { voltages: [at(1, 2310)], because: 'belowA' },
      { voltages: [at(2, 2560)], because: 'aboveB' },
      { voltages: [at(2, 2560)], parameters: { range: 'B' }, because: 'aboveB' },
      { voltages: [at(3, 2200)], because: 'belowB' },
    ],
    // Nothing was computed for the bus.
    open: [{}],
  },
});

function at(phase: number, magnitude: number) {
  const base = 4160 / Math.sqrt(3);
  return { phase, magnitude, angle: 0, perUnit: magnitude / base, base };
}

function pu(value: number): string {
  return `${value.toFixed(4)} pu`;
}
