import { z } from 'zod';
import type { Caller, ChangeSet } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { requireEvidenceOfCommit } from '../../runtime/evidence/require-evidence-of-commit.ts';
import { commitChange } from '../../runtime/graph/commit-change.ts';
import { differencesBetween } from '../../runtime/graph/difference.ts';
import { findBranch } from '../../runtime/graph/find-branch.ts';
import { malformationsOfChange } from '../../runtime/graph/malformations.ts';
import type { MoveNote, MoveReference } from '../../runtime/store/branch-move.ts';
import type { Branch, Store } from '../../runtime/store/store.ts';
import type { CallContext } from '../broker.ts';
import { defineSystemOperation } from '../operation.ts';
import { runResult } from '../run-result.ts';
import type { SystemPorts } from '../system-ports.ts';
import { changeSetSchema } from './change-set-schema.ts';
import { findRun } from './find-run.ts';
import { branch, branchName, graphName } from './graph-branch.ts';
import { malformation, toMalformation } from './graph-check.ts';
import { wishes } from './graph-wishes.ts';
import { propose } from './propose.ts';

const input = z.strictObject({
  graph: graphName,
  branch: branchName,
  expected: z.string().optional().describe('The head as you know it; absent for a branch that does not exist yet'),
  snapshot: z.string().optional().describe('State digest of the snapshot that shall be the head'),
  run: z.string().optional().describe('A run: the snapshot that it left shall be the head'),
  from: z.string().optional().describe('A branch whose head shall be the head: how a scenario begins'),
  changeSet: z.string().optional().describe('Digest of a proposed change set, to be applied to the expected head'),
  changes: wishes
    .optional()
    .describe('What shall change, in the form of graph.propose; `message` says why, and is kept with each value'),
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
    'Moves the head of a branch to a snapshot, to what a run left, to the head of another branch, or to what a proposed change set, or changes that are given here, make of its head. Compares and swaps: when the branch has moved in the meantime nothing changes, and the answer says where it is; with rebase, the change set is applied to the new head unless it meets what was changed there.',
  input,
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

/** The snapshot that a run left, in place of the run. */
async function withRun(given: Input, context: CallContext, ports: SystemPorts): Promise<Input> {
  if (given.run === undefined) return given;
  const run = await findRun(given.run, context, ports);
  const { snapshot } = await runResult(ports.store, run);
  if (snapshot !== undefined) return { ...given, snapshot };
  throw new BverError('operation.not-applicable', {
    problem: `Run ${run.runId} left no snapshot.`,
    how: 'Commit a run that reads documents, or that proposes a change.',
  });
}

async function commit(given: Input, caller: Caller, ports: SystemPorts): Promise<Branch> {
  const { tenant, subject: by } = caller;
  if (given.changes !== undefined) return committedChanges({ ...given, changes: given.changes }, caller, ports);
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
}

/** Commits what somebody states. What others changed meanwhile stays, unless the head is named that it has to be. */
async function committedChanges(
  given: Input & { readonly changes: NonNullable<Input['changes']> },
  { tenant, subject: by }: Caller,
  ports: SystemPorts,
): Promise<Branch> {
  const { graph, branch: name, changes, message: why } = given;
  if (why === '') {
    const what = 'a message that says why it is so';
    throw new BverError('input.missing', { operation: 'graph.commit', what, how: 'Give a message with the changes.' });
  }
  const base = given.expected ?? (await findBranch(ports.store, tenant, graph, name)).head;
  const { digest, change } = await propose({ operation: 'graph.commit', tenant, by, base, changes, why }, ports);
  const note = { by, message: why, changeSet: digest };
  if (given.rebase || given.expected === undefined)
    return rebased({ ...given, expected: base }, tenant, change, note, ports);
  const { digest: head } = await ports.graphs.apply(tenant, base, change);
  return move(given, tenant, head, note, ports.store);
}

const headMissing = (): BverError =>
  new BverError('input.missing', {
    operation: 'graph.commit',
    what: 'a snapshot, a run, another branch, changes, or a change set with the expected head',
    how: 'Give the digest of a snapshot, or run, or from, or changes, or changeSet and expected.',
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
  const standing = expected === undefined ? undefined : await store.branch(tenant, graph, name);
  const base = standing ? standing.base : given.from;
  const purpose = given.purpose ?? standing?.purpose ?? '';
  const moved = { graph, name, head, purpose, ...(base === undefined ? {} : { base }) };
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
