import { z } from 'zod';
import { defineSimulator } from '../../../../primitives/index.ts';
import { SMALL } from '../small.ts';
import { LOADS, Part, Support, SupportLoads } from '../taxonomy.ts';

/** What each support carries. Computed by parts; the residual compares the total by supports with the total by parts. */
export const loads = defineSimulator({
  name: 'blueprint.loads.simulate',
  version: '1.0.0',
  title: 'Loads of supports',
  description: 'Adds up what stands on each support.',
  basis: [],
  input: z.object({
    factor: z.number().min(1).max(3).default(1).describe('Dynamic factor on every mass'),
  }),
  output: z.object({ supports: z.int(), total: z.number().describe('In kg'), residual: z.number() }),
  resultSet: LOADS,
  tables: [SupportLoads],
  callExamples: [{ title: 'Two supports', parameters: {}, documents: SMALL }],
  simulate: ({ graph, parameters: { factor } }, context) => {
    const supports = graph.ofType(Support);
    const carried = new Map(supports.map((support) => [support, 0]));
    let masses = 0;
    for (const part of graph.ofType(Part)) {
      context.throwIfCancelled();
      const on = graph.text(part, 'support') ?? '';
      const before = carried.get(on);
      if (before === undefined) continue;
      const mass = graph.number(part, 'mass') ?? 0;
      masses += mass;
      carried.set(on, before + mass * factor);
    }
    context.throwIfCancelled();
    const load = supports.map((support) => carried.get(support) ?? 0);
    const total = load.reduce((sum, one) => sum + one, 0);
    const scale = Math.max(Math.abs(total), 1);
    return {
      payload: { supports: supports.length, total, residual: Math.abs(total - masses * factor) / scale },
      summary: `${supports.length} supports carry ${total} kg.`,
      tables: [SupportLoads.pack(supports, { load })],
    };
  },
});
