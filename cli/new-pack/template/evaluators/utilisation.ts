import { z } from 'zod';
import { defineEvaluator, extent } from '../../../../primitives/index.ts';
import { SMALL } from '../small.ts';
import { LOADS, Support, SupportLoads } from '../taxonomy.ts';

/** One figure for a model: how much of what its supports can carry is used. */
export const utilisation = defineEvaluator({
  name: 'blueprint.utilisation.evaluate',
  version: '1.0.0',
  title: 'Utilisation of supports',
  description: 'Scores between 0 and 1 how much of the capacity of all supports is used.',
  basis: [],
  input: z.object({}),
  resultSets: [LOADS],
  reads: { supports: extent(Support, { capacity: Support.property('capacity') }), loads: SupportLoads.all() },
  criteria: { utilisation: { title: 'Load over capacity, of all supports', unit: '1' } },
  measure: ({ supports, loads }) => {
    const total = supports.reduce((sum, { capacity }) => sum + capacity.si, 0);
    return { utilisation: total > 0 ? loads.reduce((sum, { load }) => sum + load.si, 0) / total : 0 };
  },
  aggregate: ({ utilisation: share }) => Math.min(Math.max(share, 0), 1),
  summarise: ({ utilisation: share }) => `${Math.round(share * 100)} % of the capacity is used.`,
  callExamples: [{ title: 'Two supports', parameters: {}, documents: SMALL }],
});
