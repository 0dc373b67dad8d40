import { z } from 'zod';
import { findBranch } from '../../runtime/graph/find-branch.ts';
import { differencesBetween } from '../../runtime/graph/difference.ts';
import { differencesInWords, differenceCounts, elementDifference } from '../graph-words/element-differences.ts';
import { defineSystemOperation } from '../operation.ts';
import { branchName, graphName } from './graph-branch.ts';
import { wishes } from './graph-wishes.ts';
import { propose } from './propose.ts';

export const proposeGraph = defineSystemOperation({
  operationId: 'graph.propose',
  title: 'Propose a change',
  description:
    'Says what shall change, value by value or element by element, in any unit of the domain. Checks it against the taxonomy and answers with a change set and what it would do, in words; nothing moves until the change set is committed (graph.commit). What is stated becomes evidence: a document of its own, with who, when and why.',
  input: z.strictObject({
    graph: graphName,
    branch: branchName,
    base: z
      .string()
      .optional()
      .describe('State digest of the snapshot that is meant; the head of the branch where absent'),
    changes: wishes,
    why: z.string().min(1).max(2000).describe('How you know, or why it shall be so: it is kept with each value'),
  }),
  output: z.object({
    changeSet: z.string().describe('Digest of the change set, for graph.commit'),
    base: z.string().describe('State digest of the snapshot that it was made for; the `expected` of the commit'),
    snapshot: z
      .string()
      .describe('State digest of what would stand: studies can be run on it before anything is committed'),
    document: z.string().describe('Digest of the document that the new values quote'),
    counts: differenceCounts,
    elements: z.array(elementDifference),
    derived: z
      .array(z.object({ subject: z.string(), path: z.string() }))
      .describe(
        'Values that were derived from what changes and stay as they are: state them, too, or derive them again',
      ),
  }),
  errors: ['branch.not-found', 'snapshot.not-found'],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/graphs/{graph}/branches/{branch}:propose' },
  visibility: 'listed',
  async handle({ graph, branch, base: given, changes, why }, { caller }, ports) {
    const { tenant, subject: by } = caller;
    const { graphs } = ports;
    const base = given ?? (await findBranch(ports.store, tenant, graph, branch)).head;
    const asked = { operation: 'graph.propose', tenant, by, base, changes, why };
    const { digest: changeSet, change, document, derived } = await propose(asked, ports);
    const [before, after] = [await graphs.manifest(tenant, base), await graphs.apply(tenant, base, change)];
    const differences = await differencesBetween(graphs, tenant, before, after);
    return {
      ...{ changeSet, base, snapshot: after.digest, document },
      ...(await differencesInWords(ports, tenant, { before, after }, differences)),
      derived: [...derived],
    };
  },
});
