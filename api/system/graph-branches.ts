import { z } from 'zod';
import { BverError } from '../../primitives/index.ts';
import { findBranch } from '../../runtime/graph/find-branch.ts';
import { defineSystemOperation } from '../operation.ts';
import { branch } from './graph-branch.ts';

export const listBranches = defineSystemOperation({
  operationId: 'graph.branches',
  title: 'List branches',
  description: 'The branches of a graph: what stands, and the scenarios beside it, each with its purpose.',
  input: z.strictObject({ graph: z.string() }),
  output: z.object({ branches: z.array(branch) }),
  errors: ['graph.not-found'],
  rest: { method: 'GET', path: '/v1/graphs/{graph}/branches' },
  async handle({ graph }, { caller }, { store }) {
    const branches = await store.branches(caller.tenant, graph);
    if (branches.length === 0) throw new BverError('graph.not-found', { graph });
    return { branches: [...branches] };
  },
});

export const getBranch = defineSystemOperation({
  operationId: 'graph.branch',
  title: 'Look at a branch',
  description: 'The head of a branch.',
  input: z.strictObject({ graph: z.string(), branch: z.string() }),
  output: branch,
  errors: ['branch.not-found'],
  rest: { method: 'GET', path: '/v1/graphs/{graph}/branches/{branch}' },
  handle: ({ graph, branch: name }, { caller }, { store }) => findBranch(store, caller.tenant, graph, name),
});
