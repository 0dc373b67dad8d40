import { z } from 'zod';
import { BverError, nearest, STRUCTURE } from '../../primitives/index.ts';
import { defineSystemOperation } from '../operation.ts';

export const listElements = defineSystemOperation({
  operationId: 'graph.elements',
  title: 'List elements',
  description: 'Elements of a snapshot, by type: their ids and names.',
  input: z.strictObject({
    snapshot: z.string(),
    type: z.string().optional(),
    pageSize: z.coerce.number().int().min(1).max(1000).default(100),
    pageToken: z.string().optional(),
  }),
  output: z.object({
    elements: z.array(z.object({ subject: z.string(), type: z.string(), name: z.string() })),
    nextPageToken: z.string().optional(),
  }),
  errors: ['snapshot.not-found'],
  rest: { method: 'GET', path: '/v1/snapshots/{snapshot}/elements' },
  async handle({ snapshot, type, pageSize, pageToken }, { caller }, { graphs, registry }) {
    const { graph } = await graphs.load(caller.tenant, snapshot);
    const types =
      type === undefined ? registry.packs.flatMap((pack) => pack.binding.types.map(({ typeId }) => typeId)) : [type];
    const all = types
      .flatMap((typeId) => graph.ofType(typeId).map((subject) => ({ subject, type: typeId })))
      .sort((a, b) => (a.subject < b.subject ? -1 : 1));
    const rest = all.filter(({ subject }) => pageToken === undefined || subject > pageToken);
    const page = rest.slice(0, pageSize);
    const last = page.at(-1);
    return {
      elements: page.map((element) => ({
        ...element,
        name: String(graph.assertion(element.subject, STRUCTURE.name)?.value ?? element.subject),
      })),
      ...(rest.length > pageSize && last ? { nextPageToken: last.subject } : {}),
    };
  },
});

export const getElement = defineSystemOperation({
  operationId: 'graph.element',
  title: 'Look at an element',
  description: 'Every value of an element, each with its state (stated, derived, assumed) and where it comes from.',
  input: z.strictObject({ snapshot: z.string(), subject: z.string() }),
  output: z.object({
    subject: z.string(),
    assertions: z.array(z.looseObject({ path: z.string() })),
    ports: z.array(z.string()),
  }),
  errors: ['snapshot.not-found', 'subject.not-found'],
  rest: { method: 'GET', path: '/v1/snapshots/{snapshot}/elements/{subject}' },
  async handle({ snapshot, subject }, { caller }, { graphs }) {
    const { graph } = await graphs.load(caller.tenant, snapshot);
    const about = graph.about(subject);
    if (about.size === 0) {
      const known = new Set([...graph.assertions()].map((assertion) => assertion.subject));
      throw new BverError('subject.not-found', {
        subject,
        path: '',
        where: `snapshot ${snapshot}`,
        near: nearest(subject, [...known]).join(', '),
      });
    }
    return {
      subject,
      assertions: [...about.values()].map((assertion) => ({ ...assertion })),
      ports: [...graph.portsOf(subject)],
    };
  },
});
