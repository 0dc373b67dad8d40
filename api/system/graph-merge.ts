import { z } from 'zod';
import { mergeBranches } from '../../runtime/graph/merge-branches.ts';
import { answerMerge, attributed, decisions, mergeAnswer } from '../merge/merge-answer.ts';
import { defineSystemOperation } from '../operation.ts';
import type { SystemPorts } from '../system-ports.ts';
import { branch, branchName, graphName } from './graph-branch.ts';

/** What came of merging one branch into another. */
export const mergedBranches = z.object({
  merged: z.boolean().describe('False while conflicts are open; then nothing has moved'),
  branch,
  bases: z.array(z.string()).describe('State digests of what both branches go back to'),
  ...mergeAnswer.shape,
});

interface Merging {
  readonly operation: string;
  readonly graph: string;
  readonly into: string;
  readonly from: string;
  readonly resolutions: z.output<typeof decisions>;
  readonly message: string;
}

/** Merges, and answers with where the branch stands and what is open. */
export async function mergeInto(
  { operation, graph, into, from, resolutions, message }: Merging,
  { tenant, subject: by }: { readonly tenant: string; readonly subject: string },
  ports: SystemPorts,
): Promise<z.output<typeof mergedBranches>> {
  const given = attributed(resolutions, by);
  const outcome = await mergeBranches(ports, tenant, { graph, into, from, by, decisions: given, message });
  const sides = [outcome.sides.into, outcome.sides.from];
  const answer = await answerMerge({ operation, tenant, outcome, decisions: given, sides }, ports);
  const merged = outcome.conflicts.length === 0;
  return { merged, branch: outcome.branch, bases: [...outcome.sides.bases], ...answer };
}

export const mergeGraph = defineSystemOperation({
  operationId: 'graph.merge',
  title: 'Merge a branch into another',
  description:
    'Brings what one branch changed into another, value by value, from what both go back to. What both changed differently is answered as conflicts, and nothing moves: call again with a resolution for each.',
  input: z.strictObject({
    graph: graphName,
    into: branchName.describe('The branch that moves'),
    from: branchName.describe('The branch whose changes are taken; it stays where it is'),
    resolutions: decisions,
    message: z.string().max(2000).optional().describe('Why, for the history of the branch'),
  }),
  output: mergedBranches,
  errors: ['branch.not-found', 'graph.conflict', 'operation.not-applicable'],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/graphs/{graph}/branches/{into}:merge' },
  handle: ({ message, ...asked }, { caller }, ports) =>
    mergeInto({ ...asked, operation: 'graph.merge', message: message ?? `Merged ${asked.from}` }, caller, ports),
});
