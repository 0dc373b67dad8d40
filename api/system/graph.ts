import { z } from 'zod';
import type { ChangeSet } from '../../primitives/index.ts';
import { BverError, nearest, STRUCTURE } from '../../primitives/index.ts';
import { defineSystemOperation } from '../operation.ts';

const branch = z.object({ graph: z.string(), name: z.string(), head: z.string(), purpose: z.string() });

export const commitGraph = defineSystemOperation({
  operationId: 'graph.commit',
  title: 'Commit to a branch',
  description:
    'Moves the head of a branch to a snapshot, or to what a proposed change set makes of its head. Compares and swaps: when the branch has moved in the meantime nothing changes, and the answer says where it is.',
  input: z.strictObject({
    graph: z.string().min(1),
    branch: z.string().min(1),
    expected: z.string().optional().describe('The head as you know it; absent for a branch that does not exist yet'),
    snapshot: z.string().optional().describe('State digest of the snapshot that shall be the head'),
    changeSet: z.string().optional().describe('Digest of a proposed change set, to be applied to the expected head'),
    purpose: z.string().default(''),
  }),
  output: branch,
  errors: ['graph.conflict', 'graph.precondition', 'snapshot.not-found', 'input.missing', 'artifact.not-found'],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/graphs/{graph}/branches/{branch}:commit' },
  async handle(input, { caller }, { store, graphs }) {
    const { tenant } = caller;
    const head = await headOf(input, tenant, { store, graphs });
    const moved = { graph: input.graph, name: input.branch, head, purpose: input.purpose };
    const actual = await store.moveBranch(tenant, moved, input.expected, { by: caller.subject, message: '' });
    if (actual === head) return moved;
    throw new BverError('graph.conflict', {
      graph: input.graph,
      branch: input.branch,
      expected: input.expected ?? 'its beginning',
      actual: actual ?? 'its beginning',
    });
  },
});

type Ports = Pick<Parameters<typeof commitGraph.handle>[2], 'store' | 'graphs'>;

async function headOf(
  input: {
    readonly snapshot?: string | undefined;
    readonly changeSet?: string | undefined;
    readonly expected?: string | undefined;
  },
  tenant: string,
  { store, graphs }: Ports,
): Promise<string> {
  if (input.snapshot !== undefined) {
    if (await store.snapshot(tenant, input.snapshot)) return input.snapshot;
    throw new BverError('snapshot.not-found', { digest: input.snapshot });
  }
  if (input.changeSet === undefined || input.expected === undefined) {
    throw new BverError('input.missing', {
      operation: 'graph.commit',
      what: 'a snapshot, or a change set with the expected head',
      how: 'Give the digest of a snapshot, or changeSet and expected.',
    });
  }
  const content = await store.content(tenant, input.changeSet);
  if (!content) throw new BverError('artifact.not-found', { digest: input.changeSet });
  const change = JSON.parse(new TextDecoder().decode(content.bytes)) as ChangeSet;
  return (await graphs.apply(tenant, input.expected, change)).digest;
}

export const getBranch = defineSystemOperation({
  operationId: 'graph.branch',
  title: 'Look at a branch',
  description: 'The head of a branch.',
  input: z.strictObject({ graph: z.string(), branch: z.string() }),
  output: branch,
  errors: ['subject.not-found'],
  rest: { method: 'GET', path: '/v1/graphs/{graph}/branches/{branch}' },
  async handle({ graph, branch: name }, { caller }, { store }) {
    const found = await store.branch(caller.tenant, graph, name);
    if (!found)
      throw new BverError('subject.not-found', { subject: graph, path: name, where: 'your graphs', near: 'none' });
    return found;
  },
});

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
