import { z } from 'zod';
import { revertMove } from '../../runtime/graph/revert-move.ts';
import { answerMerge, attributed, decisions, mergeAnswer } from '../merge/merge-answer.ts';
import { defineSystemOperation } from '../operation.ts';
import { branch, branchName, graphName } from './graph-branch.ts';

export const revertGraph = defineSystemOperation({
  operationId: 'graph.revert',
  title: 'Undo a move',
  description:
    'Takes back what one move of a branch changed, and keeps everything that came after it. What was changed again since is answered as conflicts, and nothing moves: call again with a resolution for each. The undone move stays in the history, and a revert can be reverted.',
  input: z.strictObject({
    graph: graphName,
    branch: branchName,
    sequence: z.int().min(1).describe('The number of the move, as the history of the branch shows it'),
    resolutions: decisions,
    message: z.string().max(2000).optional().describe('Why, for the history of the branch'),
  }),
  output: z.object({
    reverted: z.boolean().describe('False while conflicts are open; then nothing has moved'),
    branch,
    ...mergeAnswer.shape,
  }),
  errors: ['branch.not-found', 'move.not-found', 'graph.conflict', 'operation.not-applicable'],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/graphs/{graph}/branches/{branch}:revert' },
  async handle({ graph, branch: name, sequence, resolutions, message }, { caller }, ports) {
    const { tenant, subject: by } = caller;
    const given = attributed(resolutions, by);
    const outcome = await revertMove(ports, tenant, { graph, branch: name, sequence, decisions: given, by, message });
    const sides = [outcome.sides.ours, outcome.sides.theirs];
    const answer = await answerMerge({ operation: 'graph.revert', tenant, outcome, decisions: given, sides }, ports);
    return { reverted: outcome.conflicts.length === 0, branch: outcome.branch, ...answer };
  },
});
