import { z } from 'zod';
import { differencesBetween } from '../../runtime/graph/difference.ts';
import {
  byElement,
  countDifferences,
  differenceCounts,
  elementDifference,
  inWords,
  saidDifferently,
} from '../graph-words/element-differences.ts';
import { readWordBook } from '../graph-words/word-book.ts';
import { defineSystemOperation } from '../operation.ts';

export const diffSnapshots = defineSystemOperation({
  operationId: 'graph.diff',
  title: 'Compare two snapshots',
  description:
    'What differs between two snapshots, element by element, in the words of the domain: names as they are spelled, quantities in the unit in which they are stated.',
  input: z.strictObject({
    snapshot: z.string().describe('State digest of the snapshot before'),
    to: z.string().describe('State digest of the snapshot after'),
    show: z
      .enum(['said', 'all'])
      .default('said')
      .describe('`all` shows values, too, that say the same and are quoted from another place'),
    pageSize: z.coerce.number().int().min(1).max(1000).default(100).describe('Elements a page'),
    pageToken: z.string().optional(),
  }),
  output: z.object({
    snapshot: z.string(),
    to: z.string(),
    counts: differenceCounts.describe('Values, over all pages'),
    elements: z.array(elementDifference),
    nextPageToken: z.string().optional(),
  }),
  errors: ['snapshot.not-found'],
  rest: { method: 'GET', path: '/v1/snapshots/{snapshot}/diff' },
  async handle({ snapshot, to, show, pageSize, pageToken }, { caller: { tenant } }, { graphs, registry }) {
    const [before, after] = await Promise.all([graphs.manifest(tenant, snapshot), graphs.manifest(tenant, to)]);
    const differences = await differencesBetween(graphs, tenant, before, after);
    const shown = show === 'all' ? differences : saidDifferently(differences);
    const rest = [...byElement(shown)].filter(([element]) => pageToken === undefined || element > pageToken);
    const page = rest.slice(0, pageSize);
    const places = page.flatMap(([, own]) => own.map((one) => ({ ...one, standing: [one.before, one.after] })));
    const book = await readWordBook({ registry, graphs, tenant, snapshots: [after, before] }, places);
    const last = page.at(-1);
    return {
      snapshot,
      to,
      counts: countDifferences(differences),
      elements: page.map((element) => inWords(book, element)),
      ...(rest.length > pageSize && last ? { nextPageToken: last[0] } : {}),
    };
  },
});
