import { z } from 'zod';
import { findBranch } from '../../runtime/graph/find-branch.ts';
import { differencesBetween } from '../../runtime/graph/difference.ts';
import { scenarioStates } from '../../runtime/graph/scenario.ts';
import {
  byElement,
  countDifferences,
  differenceCounts,
  differencesInWords,
  elementDifference,
  saidDifferently,
} from '../graph-words/element-differences.ts';
import { defineSystemOperation } from '../operation.ts';
import type { SystemPorts } from '../system-ports.ts';

const paging = {
  show: z
    .enum(['said', 'all'])
    .default('said')
    .describe('`all` shows values, too, that say the same and are quoted from another place'),
  pageSize: z.coerce.number().int().min(1).max(1000).default(100).describe('Elements a page'),
  pageToken: z.string().optional(),
};
type Paging = z.output<z.ZodObject<typeof paging>>;

const comparison = z.object({
  snapshot: z.string().describe('State digest of the snapshot before'),
  to: z.string().describe('State digest of the snapshot after'),
  counts: differenceCounts.describe('Values, over all pages'),
  elements: z.array(elementDifference),
  nextPageToken: z.string().optional(),
});

async function compare(
  { snapshot, to, show, pageSize, pageToken }: Paging & { readonly snapshot: string; readonly to: string },
  tenant: string,
  { graphs, registry }: Pick<SystemPorts, 'graphs' | 'registry'>,
): Promise<z.output<typeof comparison>> {
  const [before, after] = await Promise.all([graphs.manifest(tenant, snapshot), graphs.manifest(tenant, to)]);
  const differences = await differencesBetween(graphs, tenant, before, after);
  const shown = show === 'all' ? differences : saidDifferently(differences);
  const rest = [...byElement(shown)].filter(([element]) => pageToken === undefined || element > pageToken);
  const page = rest.slice(0, pageSize);
  const { elements } = await differencesInWords(
    { registry, graphs },
    tenant,
    { before, after },
    page.flatMap(([, own]) => own),
  );
  const last = page.at(-1);
  return {
    ...{ snapshot, to, counts: countDifferences(differences), elements },
    ...(rest.length > pageSize && last ? { nextPageToken: last[0] } : {}),
  };
}

export const diffSnapshots = defineSystemOperation({
  operationId: 'graph.diff',
  title: 'Compare two snapshots',
  description:
    'What differs between two snapshots, element by element, in the words of the domain: names as they are spelled, quantities in the unit in which they are stated.',
  input: z.strictObject({
    snapshot: z.string().describe('State digest of the snapshot before'),
    to: z.string().describe('State digest of the snapshot after'),
    ...paging,
  }),
  output: comparison,
  errors: ['snapshot.not-found'],
  rest: { method: 'GET', path: '/v1/snapshots/{snapshot}/diff' },
  handle: (given, { caller: { tenant } }, ports) => compare(given, tenant, ports),
});

export const compareBranches = defineSystemOperation({
  operationId: 'graph.compare',
  title: 'Compare a scenario with its base, or two branches',
  description:
    'What a scenario changes against the branch that it is a scenario of, in the words of the domain: since both parted, whatever happened to the base meanwhile. With another branch, what differs between where the two stand.',
  input: z.strictObject({
    graph: z.string(),
    branch: z.string().describe('The scenario, or the branch after'),
    with: z.string().optional().describe('The branch before; absent for what the scenario changes'),
    ...paging,
  }),
  output: comparison,
  errors: ['branch.not-found'],
  rest: { method: 'GET', path: '/v1/graphs/{graph}/branches/{branch}/diff' },
  async handle({ graph, branch: name, with: other, ...asked }, { caller: { tenant } }, ports) {
    const branch = await findBranch(ports.store, tenant, graph, name);
    const before = other ?? branch.base;
    const parted =
      other === undefined && before !== undefined ? await scenarioStates(ports, tenant, graph, [branch]) : undefined;
    const snapshot = parted?.get(name)?.parted ?? (await findBranch(ports.store, tenant, graph, before ?? name)).head;
    return compare({ ...asked, snapshot, to: branch.head }, tenant, ports);
  },
});
