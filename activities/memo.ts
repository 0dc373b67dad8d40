import type {
  CallDescription,
  DomainPack,
  Invocation,
  Primitive,
  ReadIndex,
  ReadPrecision,
  ReadSetRecord,
  SnapshotManifest,
  StoredResult,
} from '../primitives/index.ts';
import {
  canonicalJson,
  describeCall,
  differencesRead,
  indexReads,
  precisionFor,
  withoutSnapshot,
} from '../primitives/index.ts';
import type { GraphCache } from '../runtime/graph/graph-cache.ts';
import { createSnapshotDifferences } from '../runtime/graph/snapshot-differences.ts';
import type { SnapshotDifferences } from '../runtime/graph/snapshot-differences.ts';
import type { Source } from '../runtime/graph/source.ts';
import { storeSource } from '../runtime/graph/store-source.ts';
import { createLeastRecentlyUsed } from '../runtime/least-recently-used.ts';
import type { LeastRecentlyUsed } from '../runtime/least-recently-used.ts';
import { sha256 } from '../runtime/sha256.ts';
import type { ActionRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';

/** As many earlier snapshots are compared; older ones are unlikely to be nearer. */
const CANDIDATES = 4;

/** As many read sets are kept: actions of the same call on snapshots that are alike have read the same. */
const READ_SETS = 8;

/** What they answer does not depend on the snapshot but through what they read of it: no change sets, no snapshots. */
const READ_ONLY = new Set<string>(['simulator', 'validator', 'evaluator']);

/** An earlier action whose result stands for a call. */
export interface Remembered {
  readonly description: CallDescription;
  readonly action: ActionRecord;
  /** What it left, where it was computed on another snapshot that reads the same; absent for the very same call. */
  readonly result?: StoredResult;
}

export interface Memo {
  /** The earlier action that makes computing unnecessary, if there is one. */
  recall(invocation: Invocation): Promise<Remembered | undefined>;
  /** What the action of a call is found by from another snapshot; `undefined` where it cannot stand for one. */
  callDigest(invocation: Invocation): string | undefined;
}

interface MemoParts {
  readonly store: Store;
  readonly graphs: GraphCache;
  readonly definition: (invocation: Invocation) => {
    readonly primitive: Primitive<never, unknown>;
    readonly pack: DomainPack;
  };
}

/**
 * A call is not computed twice for what it would read the same: the same call is answered by its action; the same call of
 * another snapshot by an action whose recorded reads find the same there.
 */
export function createMemo({ store, graphs, definition }: MemoParts): Memo {
  const comparing: Comparing = {
    differences: createSnapshotDifferences(graphs),
    readSets: createLeastRecentlyUsed(READ_SETS),
  };
  const digestOf = (description: CallDescription): string => sha256(canonicalJson(withoutSnapshot(description)));
  const describe = (invocation: Invocation): CallDescription | undefined => {
    const { primitive, pack } = definition(invocation);
    const { cache, determinism } = primitive.execution;
    const repeatable = cache === 'readSet' && determinism !== 'nondeterministic' && primitive.mutability !== 'external';
    return repeatable ? describeCall(primitive, pack, invocation) : undefined;
  };
  const carriesOver = (invocation: Invocation, { snapshot }: CallDescription): boolean =>
    snapshot !== '' && READ_ONLY.has(definition(invocation).primitive.kind);
  return {
    callDigest(invocation) {
      const description = describe(invocation);
      return description && carriesOver(invocation, description) ? digestOf(description) : undefined;
    },
    async recall(invocation) {
      const description = describe(invocation);
      if (!description) return undefined;
      const { tenant } = invocation.caller;
      const same = await store.action(tenant, sha256(canonicalJson(description)));
      if (same) return { description, action: same };
      if (!carriesOver(invocation, description)) return undefined;
      const source = storeSource(store, tenant);
      for (const action of await store.actionsOfCall(tenant, digestOf(description), CANDIDATES)) {
        // What cannot be read any more cannot be compared; then it is computed.
        const result = await resultFor(description.snapshot, action, source, comparing).catch(() => undefined);
        if (result) return { description, action, result };
      }
      return undefined;
    },
  };
}

interface Comparing {
  readonly differences: SnapshotDifferences;
  readonly readSets: LeastRecentlyUsed<ReadIndex>;
}

/** The action's result, where it holds for another snapshot as well. */
async function resultFor(
  snapshot: string,
  { envelope, description, readSet }: ActionRecord,
  source: Source,
  comparing: Comparing,
): Promise<StoredResult | undefined> {
  const earlier = (await jsonOf<CallDescription>(source, description)).snapshot;
  const [before, after] = await Promise.all([source.snapshot(earlier), source.snapshot(snapshot)]);
  if (before.bindingDigest !== after.bindingDigest) return undefined;
  if (await findsOther({ readSet, before, after, precision: precisionFor(envelope) }, source, comparing)) {
    return undefined;
  }
  const result = await jsonOf<StoredResult>(source, envelope.result);
  // A fix that is proposed, a text or a file can name the snapshot it was made for; it does not fit another.
  const left = [envelope.result, ...envelope.artifacts.map(({ digest }) => digest)];
  const texts = await Promise.all(left.map(async (digest) => Buffer.from(await source.content(digest))));
  return texts.some((text) => text.includes(earlier)) ? undefined : result;
}

interface Reads {
  readonly readSet: string;
  readonly before: SnapshotManifest;
  readonly after: SnapshotManifest;
  readonly precision: ReadPrecision;
}

/** Whether something that was read is found to be another: the first such read decides. */
async function findsOther(
  { readSet, before, after, precision }: Reads,
  source: Source,
  { differences, readSets }: Comparing,
): Promise<boolean> {
  let reads = readSets.get(readSet);
  for await (const chunk of differences(source, before, after)) {
    // Most often nothing differs that could matter, and then the read set is not even parsed.
    if (chunk.changed.length === 0 && (precision === 'value' || chunk.restated.length === 0)) continue;
    if (!reads) readSets.set(readSet, (reads = indexReads(await jsonOf<ReadSetRecord>(source, readSet))));
    if (!differencesRead(reads, chunk, precision).next().done) return true;
  }
  return false;
}

const jsonOf = async <T>(source: Source, digest: string): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await source.content(digest))) as T;
