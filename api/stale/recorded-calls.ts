import type { CallDescription, Plan, ReadSetRecord, ReachableCall, Registry } from '../../primitives/index.ts';
import { BverError, decidedBy, lastRound } from '../../primitives/index.ts';
import type { StepRecord } from '../../runtime/store/records.ts';
import type { Store } from '../../runtime/store/store.ts';
import { isOfPeople } from '../../runtime/waiting/people-action.ts';

/** A recorded call with the whole description of it. */
export interface StoredCall extends ReachableCall {
  readonly description: CallDescription;
  readonly record: StepRecord;
}

/** The calls that a run's steps made last, in order. */
export function recordedCalls(
  { store, registry }: { readonly store: Store; readonly registry: Registry },
  tenant: string,
  plan: Plan,
  steps: readonly StepRecord[],
): Promise<StoredCall[]> {
  // What people answered and decided stands among the steps, and is no call.
  const called = steps.filter((step) => !isOfPeople(step));
  const ordered = lastRound([...called].sort((a, b) => a.sequence - b.sequence));
  return Promise.all(ordered.map((step) => recordedCall(store, registry, tenant, plan, step)));
}

async function recordedCall(
  store: Store,
  registry: Registry,
  tenant: string,
  plan: Plan,
  record: StepRecord,
): Promise<StoredCall> {
  const decided = decidedBy(plan, record.step);
  const { step, primitive, version, envelope, actionDigest } = record;
  const bytesOf = async (digest: string): Promise<Uint8Array> => {
    const content = await store.content(tenant, digest);
    if (!content) throw new BverError('artifact.not-found', { digest });
    return content.bytes;
  };
  const jsonOf = async <T>(digest: string): Promise<T> =>
    JSON.parse(new TextDecoder().decode(await bytesOf(digest))) as T;
  const action = await store.action(tenant, actionDigest);
  if (!action) throw new BverError('artifact.not-found', { digest: actionDigest });
  const definition = registry.primitive(primitive, version);
  const { needs, execution, mutability } = definition;
  const description = await jsonOf<CallDescription>(action.description);
  const left = await Promise.all([envelope.result, ...envelope.artifacts.map(({ digest }) => digest)].map(bytesOf));
  return {
    step,
    record,
    description,
    reads: await jsonOf<ReadSetRecord>(action.readSet),
    envelope,
    proposes: mutability === 'proposes' && needs.graph,
    readsFindings: needs.findings || decided.findings,
    payloadsOf: decided.payloadsOf,
    repeatable: execution.determinism !== 'nondeterministic' && mutability !== 'external',
    // A proposal names its base, and is made anew for another one.
    namesSnapshot:
      mutability === 'none' && description.snapshot !== '' && left.some((bytes) => says(bytes, description.snapshot)),
  };
}

const says = (bytes: Uint8Array, text: string): boolean => Buffer.from(bytes).includes(text);
