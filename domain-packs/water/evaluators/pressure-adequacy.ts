import { z } from 'zod';
import { defineEvaluator, extent } from '../../../primitives/index.ts';
import type { Quantity } from '../../../primitives/index.ts';
import { HYDRAULICS, Junction, NodeStates, poundPerSquareInch } from '../taxonomy/index.ts';
import { solved } from './solved.ts';

interface Drawn {
  readonly demand: Quantity<'VolumeFlowRate'>;
  readonly pressure: Quantity<'Pressure'>;
}

/** How much of the water arrives with enough pressure. */
export const pressureAdequacy = defineEvaluator({
  name: 'water.pressure-adequacy.evaluate',
  version: '1.0.0',
  title: 'Pressure adequacy',
  description:
    'Measures how well demands are served over the whole simulated time. Use it after hydraulics, to compare designs or ways of ' +
    'operation by one number. Every reported state of every junction counts by the water that is drawn there: fully where ' +
    'pressure reaches `requiredPressure`, by the share of it that is reached below, not at all below zero. The score is the ' +
    'mean: 1 is perfect, and more is better. Comes back with the share of water that arrives with full pressure, the lowest ' +
    'and the mean pressure.',
  basis: [
    'Recommended Standards for Water Works (Ten States Standards), 2018, 8.2.1 (35 psi in normal operation)',
    'Gupta and Bhave, Reliability analysis of water-distribution systems, J. Environ. Eng. 120(2), 1994 (weighting by demand)',
  ],
  stability: 'stable',
  exposure: { visibility: 'listed' },
  input: z.object({
    requiredPressure: z
      .number()
      .positive()
      .default(Math.round(35 * poundPerSquareInch.toSi))
      .describe('Pressure that serves in full, in Pa (35 psi)'),
  }),
  resultSets: [HYDRAULICS],
  reads: { states: solved(NodeStates), junctions: extent(Junction, {}) },
  criteria: {
    adequacy: { title: 'Mean share of the required pressure, by water drawn', unit: '1' },
    fullyServed: { title: 'Share of the water that arrives with the required pressure', unit: '1' },
    lowestPressure: { title: 'Lowest pressure where water is drawn', unit: 'Pa' },
    meanPressure: { title: 'Mean pressure where water is drawn, by water drawn', unit: 'Pa' },
  },
  measure: ({ states, junctions }, { requiredPressure }) => {
    const subjects = new Set(junctions.map(({ subject }) => subject));
    const drawn = states.filter(({ subject, demand }) => subjects.has(subject) && demand.si > 0);
    const share = ({ pressure }: Drawn): number => Math.min(1, Math.max(0, pressure.si / requiredPressure));
    return {
      adequacy: mean(drawn, share, 1),
      fullyServed: mean(drawn, (state) => (share(state) >= 1 ? 1 : 0), 1),
      lowestPressure: drawn.reduce((least, { pressure }) => Math.min(least, pressure.si), drawn[0]?.pressure.si ?? 0),
      meanPressure: mean(drawn, ({ pressure }) => pressure.si, 0),
    };
  },
  aggregate: ({ adequacy }) => adequacy,
  summarise: ({ fullyServed, lowestPressure }) =>
    `${(fullyServed * 100).toFixed(1)} % of the water arrives with full pressure; the lowest is ${(lowestPressure / 1e3).toFixed(1)} kPa.`,
});

/** Mean over states, each by the water that is drawn in it. */
function mean(states: readonly Drawn[], of: (state: Drawn) => number, without: number): number {
  const total = states.reduce((sum, { demand }) => sum + demand.si, 0);
  return total > 0 ? states.reduce((sum, state) => sum + state.demand.si * of(state), 0) / total : without;
}
