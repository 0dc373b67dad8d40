import { z } from 'zod';
import { BverError } from '../../primitives/index.ts';
import { branchHead } from '../../runtime/graph/branch-head.ts';
import { findBranch } from '../../runtime/graph/find-branch.ts';
import { scenarioStates } from '../../runtime/graph/scenario.ts';
import { byElement, countDifferences, differenceCounts, saidDifferently } from '../graph-words/element-differences.ts';
import { readWordBook } from '../graph-words/word-book.ts';
import { decisions } from '../merge/merge-answer.ts';
import { defineSystemOperation } from '../operation.ts';
import { branch, branchName, graphName } from './graph-branch.ts';
import { mergedBranches, mergeInto } from './graph-merge.ts';

/** Elements whose names a list shows of each scenario; the comparison shows all. */
const NAMES_SHOWN = 5;

export const beginScenario = defineSystemOperation({
  operationId: 'graph.scenario',
  title: 'Begin a scenario',
  description:
    'A branch of its own beside another one, from where that one stands: change it, run studies on it, compare it, and merge it back or close it.',
  input: z.strictObject({
    graph: graphName,
    branch: branchName.describe('The branch that it is a scenario of'),
    name: branchName.describe('The name of the scenario'),
    purpose: z.string().max(2000).default('').describe('What it is to find out'),
  }),
  output: branch,
  errors: ['branch.not-found', 'graph.conflict'],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/graphs/{graph}/branches/{branch}:scenario' },
  async handle({ graph, branch: base, name, purpose }, { caller }, { store }) {
    const { tenant, subject: by } = caller;
    const { branch: from, move: origin } = await branchHead(store, tenant, graph, base);
    const begun = { graph, name, head: from.head, purpose, base };
    const actual = await store.moveBranch(tenant, begun, undefined, { by, message: purpose, origin });
    const there = (await store.branchLog(tenant, graph, name, { limit: 1 })).at(0);
    if (actual === from.head && there?.origin?.sequence === origin.sequence && there.from === undefined) return begun;
    throw new BverError('graph.conflict', {
      graph,
      branch: name,
      expected: 'its beginning',
      actual: actual ?? 'its end',
    });
  },
});

export const listScenarios = defineSystemOperation({
  operationId: 'graph.scenarios',
  title: 'List scenarios',
  description:
    'The branches of a graph, and beside each scenario what it changes against the branch that it is a scenario of, and what that one changed since.',
  input: z.strictObject({ graph: z.string() }),
  output: z.object({
    branches: z.array(
      branch.extend({
        scenario: z
          .object({
            parted: z.string().describe('State digest of the snapshot from which both went their own ways'),
            changes: differenceCounts.describe('What the scenario changes'),
            elements: z.array(z.string()).describe('Names of the first elements that it changes'),
            behind: differenceCounts.describe('What the base changed since: what a rebase takes up'),
          })
          .optional(),
      }),
    ),
  }),
  errors: ['graph.not-found'],
  rest: { method: 'GET', path: '/v1/graphs/{graph}/scenarios' },
  async handle({ graph }, { caller: { tenant } }, ports) {
    const branches = await ports.store.branches(tenant, graph);
    if (branches.length === 0) throw new BverError('graph.not-found', { graph });
    const states = await scenarioStates(ports, tenant, graph, branches);
    const told = branches.map(async (one) => {
      const state = states.get(one.name);
      if (!state) return one;
      const changed = [...byElement(saidDifferently(state.changes)).keys()].slice(0, NAMES_SHOWN);
      const snapshots = await Promise.all(
        [one.head, state.parted].map((digest) => ports.graphs.manifest(tenant, digest)),
      );
      const places = changed.map((subject) => ({ subject, path: '', standing: [] }));
      const book = await readWordBook({ ...ports, tenant, snapshots }, places);
      const [changes, behind] = [countDifferences(state.changes), countDifferences(state.behind)];
      return { ...one, scenario: { parted: state.parted, changes, elements: changed.map(book.nameOf), behind } };
    });
    return { branches: await Promise.all(told) };
  },
});

export const rebaseScenario = defineSystemOperation({
  operationId: 'graph.rebase',
  title: 'Bring a scenario up to its base',
  description:
    'Takes up into a scenario what the branch that it is a scenario of changed since they parted, so that it stands on top of where that one is now. What both changed differently is answered as conflicts, and nothing moves.',
  input: z.strictObject({
    graph: graphName,
    branch: branchName.describe('The scenario; it moves'),
    resolutions: decisions,
    message: z.string().max(2000).optional(),
  }),
  output: mergedBranches,
  errors: ['branch.not-found', 'graph.conflict', 'operation.not-applicable'],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/graphs/{graph}/branches/{branch}:rebase' },
  async handle({ graph, branch: into, resolutions, message }, { caller }, ports) {
    const { base: from } = await findBranch(ports.store, caller.tenant, graph, into);
    if (from === undefined) {
      throw new BverError('operation.not-applicable', {
        problem: `Branch ${into} of ${graph} is a scenario of no other branch.`,
        how: 'Merge another branch into it (graph.merge), or begin a scenario (graph.scenario).',
      });
    }
    const asked = { operation: 'graph.rebase', graph, into, from, resolutions };
    return mergeInto({ ...asked, message: message ?? `Took up ${from}` }, caller, ports);
  },
});

export const closeBranch = defineSystemOperation({
  operationId: 'graph.close',
  title: 'Close a branch',
  description:
    'Ends a branch, for instance a scenario that was merged or given up. Its history and its snapshots stay.',
  input: z.strictObject({
    graph: graphName,
    branch: branchName,
    expected: z.string().optional().describe('The head as you know it: a branch that has moved since is not closed'),
    message: z.string().max(2000).default('').describe('Why, for the history of the branch'),
  }),
  output: z.object({ graph: z.string(), branch: z.string(), head: z.string().describe('Where it stood') }),
  errors: ['branch.not-found', 'graph.conflict'],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/graphs/{graph}/branches/{branch}:close' },
  async handle({ graph, branch: name, expected, message }, { caller }, { store }) {
    const { tenant, subject: by } = caller;
    const { head } = await findBranch(store, tenant, graph, name);
    const closed = await store.closeBranch(tenant, { graph, name }, expected ?? head, { by, message });
    if (closed) return { graph, branch: name, head: expected ?? head };
    const { head: actual } = await findBranch(store, tenant, graph, name);
    throw new BverError('graph.conflict', { graph, branch: name, expected: expected ?? head, actual });
  },
});
