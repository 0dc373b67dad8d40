import type { ResultEnvelope } from '../../primitives/index.ts';
import { branchOf, canonicalJson } from '../../primitives/index.ts';
import { sha256 } from '../../runtime/sha256.ts';
import type { Store } from '../../runtime/store/store.ts';
import type { OfRun } from './stored.ts';
import { putResult } from './stored.ts';

/** What ended a run before its end, and why. */
export interface Early {
  readonly by: string;
  readonly because: string;
}

/**
 * Closes a run that has succeeded: its answer is the step or fan-out that its plan names, or, ended early, the reason. Its
 * digest covers the outputs of all steps in order.
 *
 * @returns the answer, where there is one
 */
export async function endFlow(
  store: Store,
  { tenant, runId }: OfRun,
  early?: Early,
): Promise<ResultEnvelope | undefined> {
  const [run, steps] = await Promise.all([store.run(tenant, runId), store.steps(tenant, runId)]);
  const index = (step: string): number => branchOf(step)?.index ?? 0;
  const ordered = [...steps].sort((a, b) => a.sequence - b.sequence || index(a.step) - index(b.step));
  const answer = early
    ? await endEarly(store, { tenant, runId }, early)
    : (ordered.find(({ step }) => step === run?.plan.answer)?.envelope ??
      (await store.nodes(tenant, runId)).find(({ node }) => node === run?.plan.answer)?.envelope);
  const outputs = ordered.map(({ step, envelope }) => [step, envelope.outputDigest]);
  await store.transition(tenant, runId, {
    from: ['pending', 'running', 'waiting', 'paused'],
    to: 'succeeded',
    outputDigest: sha256(canonicalJson(early ? [...outputs, [early.by, early.because]] : outputs)),
    ...(answer ? { answer } : {}),
  });
  return answer;
}

/** A run that ends early has succeeded, and its answer is incomplete: the reason is its summary. */
async function endEarly(store: Store, { tenant, runId }: OfRun, { by, because }: Early): Promise<ResultEnvelope> {
  const envelope = await putResult(store, tenant, { status: 'incomplete', summary: because, payload: null });
  await store.recordNode(tenant, { runId, node: by, status: 'ended', detail: because, envelope });
  return envelope;
}
