import { z } from 'zod';
import { differencesBetween } from '../../runtime/graph/difference.ts';
import { malformationsOfChange } from '../../runtime/graph/malformations.ts';
import { commit } from '../commit/commit.ts';
import { commitInput } from '../commit/commit-input.ts';
import { withRun } from '../commit/standing-head.ts';
import { defineSystemOperation } from '../operation.ts';
import { branch } from './graph-branch.ts';
import { malformation, toMalformation } from './graph-check.ts';

export const commitGraph = defineSystemOperation({
  operationId: 'graph.commit',
  title: 'Commit to a branch',
  description:
    'Moves the head of a branch to a snapshot, to what a run left, to the head of another branch, or to what a proposed change set, or changes that are given here, make of its head. Compares and swaps: when the branch has moved in the meantime nothing changes, and the answer says where it is; with rebase, the change set is applied to the new head unless it meets what was changed there.',
  input: commitInput,
  output: branch.extend({
    malformed: z
      .array(malformation)
      .optional()
      .describe('Where what was changed does not keep to the taxonomy; it is committed all the same'),
  }),
  errors: [
    'graph.conflict',
    'graph.precondition',
    'model.evidence',
    'branch.not-found',
    'snapshot.not-found',
    'input.missing',
    'run.not-found',
    'artifact.not-found',
    'operation.not-applicable',
  ],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/graphs/{graph}/branches/{branch}:commit' },
  async handle(given, context, ports) {
    const { tenant } = context.caller;
    const before = await ports.store.branch(tenant, given.graph, given.branch);
    const moved = await commit(await withRun(given, context, ports), context.caller, ports);
    if (!before || before.head === moved.head) return moved;
    const [from, to] = await Promise.all([before.head, moved.head].map((head) => ports.graphs.manifest(tenant, head)));
    if (!from || !to) return moved;
    const differences = await differencesBetween(ports.graphs, tenant, from, to);
    const malformed = await malformationsOfChange(ports, tenant, to, differences);
    return { ...moved, ...(malformed.length > 0 ? { malformed: malformed.slice(0, TOLD).map(toMalformation) } : {}) };
  },
});

/** More that is wrong than this is found by graph.check. */
const TOLD = 50;
