import { z } from 'zod';
import { MALFORMATIONS } from '../../primitives/index.ts';
import type { Malformation, MalformationId } from '../../primitives/index.ts';
import { malformations } from '../../runtime/graph/malformations.ts';
import { defineSystemOperation } from '../operation.ts';

/** A place where a graph does not keep to the taxonomy of its packs. */
export const malformation = z.object({
  id: z.enum(Object.keys(MALFORMATIONS) as [MalformationId, ...MalformationId[]]),
  subject: z.string(),
  path: z.string(),
  message: z.string(),
  near: z.array(z.string()).describe('What may have been meant'),
});

export const toMalformation = (one: Malformation): z.output<typeof malformation> => ({ ...one, near: [...one.near] });

export const checkGraph = defineSystemOperation({
  operationId: 'graph.check',
  title: 'Check a snapshot against the taxonomy',
  description:
    'Every place where a snapshot does not keep to the taxonomy of the packs: unknown types and properties, values of another form, references to what is not there or of another type, ports that are open or joined wrongly.',
  input: z.strictObject({
    snapshot: z.string(),
    pageSize: z.coerce.number().int().min(1).max(1000).default(100),
    pageToken: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
  }),
  output: z.object({
    wellFormed: z.boolean(),
    total: z.int(),
    malformations: z.array(malformation),
    nextPageToken: z.string().optional(),
  }),
  errors: ['snapshot.not-found'],
  rest: { method: 'GET', path: '/v1/snapshots/{snapshot}/check' },
  async handle({ snapshot, pageSize, pageToken = '0' }, { caller }, ports) {
    const all = await malformations(ports, caller.tenant, snapshot);
    const end = Number(pageToken) + pageSize;
    return {
      wellFormed: all.length === 0,
      total: all.length,
      malformations: all.slice(Number(pageToken), end).map(toMalformation),
      ...(end < all.length ? { nextPageToken: String(end) } : {}),
    };
  },
});
