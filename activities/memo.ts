import type {
  CallDescription,
  DomainPack,
  Invocation,
  Primitive,
  ReadSetRecord,
  StoredResult,
} from '../primitives/index.ts';
import { canonicalJson, describeCall, precisionFor, readDifferences, withoutSnapshot } from '../primitives/index.ts';
import { changedAssertions } from '../runtime/graph/changed-assertions.ts';
import type { GraphCache } from '../runtime/graph/graph-cache.ts';
import type { Source } from '../runtime/graph/source.ts';
import { storeSource } from '../runtime/graph/store-source.ts';
import { sha256 } from '../runtime/sha256.ts';
import type { ActionRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';

/** As many earlier snapshots are compared; older ones are unlikely to be nearer. */
const CANDIDATES = 4;

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
        const result = await resultFor(description.snapshot, action, source, graphs).catch(() => undefined);
        if (result) return { description, action, result };
      }
      return undefined;
    },
  };
}

/** The action's result, where it holds for another snapshot as well. */
async function resultFor(
  snapshot: string,
  { envelope, description, readSet }: ActionRecord,
  source: Source,
  graphs: GraphCache,
): Promise<StoredResult | undefined> {
  const earlier = (await jsonOf<CallDescription>(source, description)).snapshot;
  const [before, after] = [await source.snapshot(earlier), await source.snapshot(snapshot)];
  if (before.bindingDigest !== after.bindingDigest) return undefined;
  const reads = await jsonOf<ReadSetRecord>(source, readSet);
  const changed = await changedAssertions(graphs, source, before, after);
  const [difference] = readDifferences(reads, changed, precisionFor(envelope));
  if (difference) return undefined;
  const result = await jsonOf<StoredResult>(source, envelope.result);
  // A fix that is proposed, a text or a file can name the snapshot it was made for; it does not fit another.
  const left = [envelope.result, ...envelope.artifacts.map(({ digest }) => digest)];
  const texts = await Promise.all(left.map(async (digest) => Buffer.from(await source.content(digest))));
  return texts.some((text) => text.includes(earlier)) ? undefined : result;
}

const jsonOf = async <T>(source: Source, digest: string): Promise<T> =>
  JSON.parse(new TextDecoder().decode(await source.content(digest))) as T;
