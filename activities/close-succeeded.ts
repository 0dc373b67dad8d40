import { canonicalJson, lastRound, roundOf } from '../primitives/index.ts';
import { sha256 } from '../runtime/sha256.ts';
import type { Store } from '../runtime/store/store.ts';

/**
 * Closes a run whose steps are done: its answer is the step that its plan names, its digest covers the outputs of all steps
 * in order. Of steps that ran several rounds it is the last that counts.
 */
export async function closeSucceeded(store: Store, tenant: string, runId: string): Promise<void> {
  const [run, steps] = await Promise.all([store.run(tenant, runId), store.steps(tenant, runId)]);
  const ordered = lastRound([...steps].sort((a, b) => a.sequence - b.sequence));
  const answer = ordered.find(({ step }) => roundOf(step).id === run?.plan.answer)?.envelope;
  await store.transition(tenant, runId, {
    from: ['pending', 'running', 'waiting', 'paused'],
    to: 'succeeded',
    outputDigest: sha256(canonicalJson(ordered.map(({ step, envelope }) => [step, envelope.outputDigest]))),
    ...(answer ? { answer } : {}),
  });
}
