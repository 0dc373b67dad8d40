import type { RecordedCall } from '../../primitives/index.ts';
import { BverError, runProvenance } from '../../primitives/index.ts';
import { recordedRun } from '../recorded-run.ts';
import type { RunRecord } from '../store/records.ts';
import type { Content, Store, StoredDocument } from '../store/store.ts';
import type { BundledCall, BundledRun, BundledSnapshot, Bundle } from './bundle.ts';
import { BUNDLE_LIMITS } from './layout.ts';
import type { BundleLimits } from './layout.ts';
import type { Reference } from './references.ts';
import { referencesOf } from './references.ts';

/**
 * Gathers a run that has ended with everything that it rests on.
 *
 * @throws BverError `artifact.not-found` where something of it is no longer stored; `bundle.too-large`
 */
export async function gatherBundle(
  store: Store,
  run: RunRecord,
  limits: BundleLimits = BUNDLE_LIMITS,
): Promise<Bundle> {
  const { tenant } = run.caller;
  const recorded = await recordedRun(store, run);
  const calls = await Promise.all(recorded.calls.map((call) => bundledCall(store, tenant, call)));
  const steps = (await store.steps(tenant, run.runId)).map(({ step, sequence, actionDigest, recordedAt }) => ({
    ...{ step, sequence, actionDigest, recordedAt },
  }));
  const nodes = (await store.nodes(tenant, run.runId)).map(({ runId: _, ...node }) => node);
  const asked = await store.questions(tenant, run.runId);
  const answers = inOrderOf(
    asked.flatMap(({ answer }) => (answer ? [withoutRun(answer)] : [])),
    ({ questionId }) => questionId,
  );
  const decisions = inOrderOf((await store.decisions(tenant, run.runId)).map(withoutRun), ({ step }) => step);
  const gathered = createGathering(store, run, limits);
  const records = { run: bundledRun(run), steps, nodes, answers, decisions, calls, documents: [], snapshots: [] };
  const json = new Map<string, unknown>();
  for (const { description, envelope } of calls) {
    for (const digest of [description, envelope.changeSet]) {
      if (digest !== undefined) json.set(digest, await gathered.json(digest));
    }
  }
  await gathered.follow(referencesOf(records, (digest) => json.get(digest)));
  const [documents, snapshots] = [gathered.documents(), gathered.snapshots()];
  await gathered.follow(referencesOf({ ...records, documents, snapshots }, (digest) => json.get(digest)));
  const history = await historyOf(store, run);
  return {
    ...{ ...records, documents, snapshots },
    contents: gathered.contents(),
    beyond: gathered.beyond(),
    provenance: runProvenance(recorded),
    ...(history ? { history } : {}),
  };
}

const withoutRun = <T extends { readonly runId: string }>({ runId: _, ...record }: T): Omit<T, 'runId'> => record;

/** Stores order by time, and two things can happen in one millisecond. */
const inOrderOf = <T>(all: readonly T[], key: (one: T) => string): T[] =>
  [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));

function bundledRun({ caller, origin: _, ...run }: RunRecord): BundledRun {
  return { ...run, caller: { subject: caller.subject } };
}

async function bundledCall(store: Store, tenant: string, call: RecordedCall): Promise<BundledCall> {
  const action = await store.action(tenant, call.actionDigest);
  if (!action) throw new BverError('artifact.not-found', { digest: call.actionDigest });
  return { ...action, ...(call.informedBy === undefined ? {} : { informedBy: call.informedBy }) };
}

async function historyOf(store: Store, { caller, history }: RunRecord): Promise<Uint8Array | undefined> {
  if (history === undefined || history === 'none') return undefined;
  return (await store.content(caller.tenant, history))?.bytes;
}

/** What has been found so far; each thing is looked up once. */
function createGathering(store: Store, run: RunRecord, limits: BundleLimits) {
  const { tenant } = run.caller;
  const contents = new Map<string, Content>();
  const documents = new Map<string, StoredDocument>();
  const snapshots = new Map<string, BundledSnapshot>();
  const beyond = { snapshots: new Set<string>(), bindings: new Set<string>(), runs: new Set<string>() };
  let bytes = 0;
  const content = async (digest: string): Promise<Content | undefined> => {
    const known = contents.get(digest);
    if (known) return known;
    const found = await store.content(tenant, digest);
    if (!found || contents.has(digest)) return found;
    contents.set(digest, found);
    bytes += found.bytes.length;
    if (bytes > limits.bytes) throw new BverError('bundle.too-large', { runId: run.runId, limit: limits.bytes });
    return found;
  };
  const required = async (digest: string): Promise<Content> => {
    const found = await content(digest);
    if (!found) throw new BverError('artifact.not-found', { digest });
    return found;
  };
  const take: Readonly<Record<Reference['to'], (id: string) => Promise<void>>> = {
    content: async (digest) => void (await required(digest)),
    document: async (digest) => {
      const document = await store.document(tenant, digest);
      if (!document) throw new BverError('document.not-found', { digest });
      documents.set(digest, document);
      await required(digest);
    },
    snapshot: async (digest) => {
      const manifest = await store.snapshot(tenant, digest);
      if (!manifest) throw new BverError('snapshot.not-found', { digest });
      snapshots.set(digest, { manifest, parents: (await store.lineage(tenant, [digest])).get(digest) ?? [] });
    },
    parent: async (digest) => void (snapshots.has(digest) || beyond.snapshots.add(digest)),
    binding: async (digest) => void ((await content(digest)) ?? beyond.bindings.add(digest)),
    run: async (runId) => void (runId === run.runId || beyond.runs.add(runId)),
    // Calls are gathered before: a step without its call is not recorded.
    call: async () => undefined,
  };
  const inOrder = <T>(found: ReadonlyMap<string, T>): T[] =>
    [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  return {
    async follow(references: readonly Reference[]) {
      const once = new Map(references.map(({ to, id }) => [`${to} ${id}`, { to, id }]));
      // In one breath: the store reads contents that are asked for together in one query.
      await Promise.all([...once.values()].map(({ to, id }) => take[to](id)));
    },
    async json(digest: string): Promise<unknown> {
      return JSON.parse(new TextDecoder().decode((await required(digest)).bytes));
    },
    documents: () => inOrder(documents),
    snapshots: () => inOrder(snapshots),
    contents: () => new Map([...contents].sort(([a], [b]) => (a < b ? -1 : 1))),
    beyond: () => ({
      snapshots: [...beyond.snapshots].sort(),
      bindings: [...beyond.bindings].sort(),
      runs: [...beyond.runs].sort(),
    }),
  };
}
