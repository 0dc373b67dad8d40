import { lastRound, roundOf } from '../primitives/index.ts';
import { inOrder, outputDigestOf } from '../runtime/output-digest.ts';
import type { Store } from '../runtime/store/store.ts';

/**
 * Closes a run whose steps are done: its answer is the step that its plan names, its digest covers the outputs of all steps
 * in order. Of steps that ran several rounds it is the last that counts.
 */
export async function closeSucceeded(store: Store, tenant: string, runId: string): Promise<void> {
  const [run, steps] = await Promise.all([store.run(tenant, runId), store.steps(tenant, runId)]);
  const answer = lastRound(inOrder(steps)).find(({ step }) => roundOf(step).id === run?.plan.answer)?.envelope;
  await store.transition(tenant, runId, {
    from: ['pending', 'running', 'waiting', 'paused'],
    to: 'succeeded',
    outputDigest: outputDigestOf(steps),
    ...(answer ? { answer } : {}),
  });
}
