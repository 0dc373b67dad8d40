import { z } from 'zod';
import type { ChangeSet } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { requireEvidenceOfCommit } from '../../runtime/evidence/require-evidence-of-commit.ts';
import { commitChange } from '../../runtime/graph/commit-change.ts';
import { findBranch } from '../../runtime/graph/find-branch.ts';
import type { MoveNote, MoveReference } from '../../runtime/store/branch-move.ts';
import type { Branch, Store } from '../../runtime/store/store.ts';
import { defineSystemOperation } from '../operation.ts';
import type { SystemPorts } from '../system-ports.ts';
import { changeSetSchema } from './change-set-schema.ts';
import { branch, branchName, graphName } from './graph-branch.ts';

const input = z.strictObject({
  graph: graphName,
  branch: branchName,
  expected: z.string().optional().describe('The head as you know it; absent for a branch that does not exist yet'),
  snapshot: z.string().optional().describe('State digest of the snapshot that shall be the head'),
  from: z.string().optional().describe('A branch whose head shall be the head: how a scenario begins'),
  changeSet: z.string().optional().describe('Digest of a proposed change set, to be applied to the expected head'),
  rebase: z
    .boolean()
    .default(false)
    .describe('When the branch has moved, apply the change set to where it is now, unless the changes meet'),
  message: z.string().max(2000).default('').describe('Why, for the history of the branch'),
  purpose: z.string().max(2000).optional().describe('What the branch is for; absent leaves it as it is'),
});
type Input = z.output<typeof input>;

export const commitGraph = defineSystemOperation({
  operationId: 'graph.commit',
  title: 'Commit to a branch',
  description:
    'Moves the head of a branch to a snapshot, to the head of another branch, or to what a proposed change set makes of its head. Compares and swaps: when the branch has moved in the meantime nothing changes, and the answer says where it is; with rebase, the change set is applied to the new head unless it meets what was changed there.',
  input,
  output: branch,
  errors: [
    'graph.conflict',
    'graph.precondition',
    'model.evidence',
    'branch.not-found',
    'snapshot.not-found',
    'input.missing',
    'artifact.not-found',
    'operation.not-applicable',
  ],
  mutability: 'proposes',
  rest: { method: 'POST', path: '/v1/graphs/{graph}/branches/{branch}:commit' },
  async handle(given, { caller }, ports) {
    const { tenant, subject: by } = caller;
    if (given.snapshot === undefined && given.from === undefined && given.changeSet !== undefined) {
      const change = await changeSetOf(ports.store, tenant, given.changeSet);
      const note = { by, message: given.message, changeSet: given.changeSet };
      if (given.rebase) return rebased(given, tenant, change, note, ports);
      if (given.expected === undefined) throw headMissing();
      await requireEvidenceOfCommit(verifying(ports), tenant, given.expected, change);
      const { digest } = await ports.graphs.apply(tenant, given.expected, change);
      return move(given, tenant, digest, note, ports.store);
    }
    const { head, origin } = await standing(given, tenant, ports.store);
    const note = { by, message: given.message, ...(origin ? { origin } : {}) };
    return move(given, tenant, head, note, ports.store);
  },
});

const headMissing = (): BverError =>
  new BverError('input.missing', {
    operation: 'graph.commit',
    what: 'a snapshot, another branch, or a change set with the expected head',
    how: 'Give the digest of a snapshot, or from, or changeSet and expected.',
  });

/** What the head shall be, and the move of another branch that led to it, where that is known. */
async function standing(
  { graph, snapshot, from, expected }: Input,
  tenant: string,
  store: Store,
): Promise<{ readonly head: string; readonly origin?: MoveReference }> {
  if (from !== undefined) {
    const { head } = await findBranch(store, tenant, graph, from);
    if (snapshot !== undefined && snapshot !== head) {
      throw new BverError('graph.conflict', { graph, branch: from, expected: snapshot, actual: head });
    }
    return { head, ...(await originAt(store, tenant, graph, [from], head)) };
  }
  if (snapshot === undefined) throw headMissing();
  if (!(await store.snapshot(tenant, snapshot))) throw new BverError('snapshot.not-found', { digest: snapshot });
  // A branch that begins where another one stands goes on from there.
  const others = expected === undefined ? await store.branches(tenant, graph) : [];
  const there = others.filter(({ head }) => head === snapshot).map(({ name }) => name);
  return { head: snapshot, ...(await originAt(store, tenant, graph, there, snapshot)) };
}

async function originAt(
  store: Store,
  tenant: string,
  graph: string,
  [branch]: readonly string[],
  head: string,
): Promise<{ readonly origin?: MoveReference }> {
  if (branch === undefined) return {};
  const [last] = await store.branchLog(tenant, graph, branch, { limit: 1 });
  return last?.to === head ? { origin: { branch, sequence: last.sequence } } : {};
}

/** @throws BverError `graph.conflict` when the branch is not where it is expected */
async function move(given: Input, tenant: string, head: string, note: MoveNote, store: Store): Promise<Branch> {
  const { graph, branch: name, expected } = given;
  const purpose = given.purpose ?? (await store.branch(tenant, graph, name))?.purpose ?? '';
  const moved = { graph, name, head, purpose };
  const actual = await store.moveBranch(tenant, moved, expected, note);
  if (actual === head) return moved;
  const beginning = 'its beginning';
  throw new BverError('graph.conflict', {
    graph,
    branch: name,
    expected: expected ?? beginning,
    actual: actual ?? beginning,
  });
}

const verifying = ({ store, graphs, registry: { packs } }: SystemPorts) => ({ store, graphs, packs });

const rebased = async (given: Input, tenant: string, change: ChangeSet, note: MoveNote, ports: SystemPorts) => {
  const { graph, branch: name, expected: base = change.base, purpose } = given;
  await requireEvidenceOfCommit(verifying(ports), tenant, base, change);
  const commit = { graph, branch: name, base, change, note };
  return commitChange(ports, tenant, { ...commit, ...(purpose === undefined ? {} : { purpose }) });
};

/** @throws BverError `artifact.not-found`; `operation.not-applicable` for a content that is no change set */
async function changeSetOf(store: Store, tenant: string, digest: string): Promise<ChangeSet> {
  const content = await store.content(tenant, digest);
  if (!content) throw new BverError('artifact.not-found', { digest });
  const read = changeSetSchema.safeParse(jsonOf(content.bytes));
  // What is optional is there or not; the schema's type says `undefined` as well, which JSON does not know.
  if (read.success) return read.data as ChangeSet;
  const [issue] = read.error.issues;
  const where = issue && issue.path.length > 0 ? `: ${issue.path.map(String).join('.')}: ${issue.message}` : '';
  throw new BverError('operation.not-applicable', {
    problem: `The content ${digest} is not a change set${where}.`,
    how: 'Commit the digest that a result names as its changeSet.',
  });
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
