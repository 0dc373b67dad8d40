import type { ChangeSet, Graph, ReachHost, ReachableCall, StoredResult } from '../../primitives/index.ts';
import { BverError, canonicalJson, isSameAssertion } from '../../primitives/index.ts';
import type { Trial } from '../../runtime/graph/trial.ts';
import type { Reproduction } from '../../runtime/reproduction.ts';
import type { StoredCall } from './recorded-calls.ts';

interface HostParts {
  readonly tenant: string;
  readonly trial: Trial;
  readonly reproduction: Reproduction;
  readonly calls: readonly StoredCall[];
  /** The snapshot that the run began with, and the changed one. */
  readonly from: string;
  readonly to: string;
  /** The graph that the run came to. */
  readonly last: Graph;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Tries what proposing calls make of the changed graph: what they proposed before is taken as it stands, or they are run again.
 * They only read and decide, and take a breath where a simulation takes its time. Nothing is stored.
 */
export function createReachHost({ tenant, trial, reproduction, calls, from, to, last, signal }: HostParts): ReachHost {
  const now = new Map([[from, to]]);
  const changesOf = async (digest: string | undefined): Promise<Pick<ChangeSet, 'forward' | 'sources'>> =>
    digest === undefined
      ? { forward: [], sources: [] }
      : (JSON.parse(new TextDecoder().decode(await trial.source.content(digest))) as ChangeSet);
  /** All that came out but for the graph it was made for. */
  const decisionOf = async (digest: string): Promise<string> => {
    const text = new TextDecoder().decode(await trial.source.content(digest));
    const { snapshot: _snapshot, changeSet: _changeSet, ...decision } = JSON.parse(text) as StoredResult;
    return canonicalJson(decision);
  };
  const led = async (call: StoredCall, base: string, again: boolean) => {
    if (!again) {
      const { forward, sources } = await changesOf(call.envelope.changeSet);
      const { digest } = forward.length > 0 ? await trial.apply(base, forward, sources) : { digest: base };
      return { digest, forward, same: true };
    }
    const made = await reproduction.run(tenant, { ...call.description, snapshot: base }, signal, trial.source);
    trial.keep(made);
    const { snapshot: digest = base, changeSet, result } = made.envelope;
    const { forward } = await changesOf(changeSet);
    const [now, before] = await Promise.all([result, call.envelope.result].map(decisionOf));
    const { forward: recorded } = await changesOf(call.envelope.changeSet);
    return { digest, forward, same: now === before && canonicalJson(forward) === canonicalJson(recorded) };
  };
  return {
    isSettled: ({ subject, path, after }) => isSameAssertion(last.assertion(subject, path) ?? null, after),
    async propose({ step }: ReachableCall, again) {
      const call = calls.find((one) => one.step === step);
      const base = call && (now.get(call.description.snapshot) ?? call.description.snapshot);
      if (!call || base === undefined) return undefined;
      try {
        const { digest, forward, same } = await led(call, base, again);
        const left = call.envelope.snapshot ?? call.description.snapshot;
        now.set(left, digest);
        const written = forward.map((change) => (change.op === 'assert' ? change.assertion : change));
        return { differences: await trial.differences(left, digest), written, same };
      } catch (error) {
        if (error instanceof BverError && error.code !== 'run.cancelled') return undefined;
        throw error;
      }
    },
  };
}
