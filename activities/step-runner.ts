import type { Invocation, Registry, ResultEnvelope, StepCall } from '../primitives/index.ts';
import { canonicalJson } from '../primitives/index.ts';
import { sha256 } from '../runtime/sha256.ts';
import type { Store } from '../runtime/store/store.ts';
import { callPrimitive } from './call-primitive.ts';
import { withCancelFlag } from './compute/cancel-flag.ts';
import { primitiveContext } from './compute/context.ts';
import type { ComputePool } from './compute/pool.ts';
import { createGraphCache } from '../runtime/graph/graph-cache.ts';
import type { CallOutcome } from './outcome.ts';
import type { StepContext, StepRunner } from './runner.ts';
import { storeSource } from '../runtime/graph/store-source.ts';

interface StepRunnerParts {
  readonly registry: Registry;
  readonly store: Store;
  /** Without a pool everything runs on this thread, where nothing else waits: `--inline`. */
  readonly pool?: ComputePool;
}

/** The one runner behind every activity, and behind runs in process. */
export function createStepRunner({ registry, store, pool }: StepRunnerParts): StepRunner {
  const graphs = createGraphCache();
  const call = (invocation: Invocation, context: StepContext): Promise<CallOutcome> => {
    const primitive = registry.primitive(invocation.primitive, invocation.version);
    const source = storeSource(store, invocation.caller.tenant);
    const { needs, execution } = primitive;
    // Reading a graph or a document takes time that grows with it, so it does not run where heartbeats do.
    const onThread = execution.class === 'compute' || needs.graph || needs.documents.length > 0;
    if (pool && onThread) return pool.run(invocation, source, context);
    const pack = registry.packOf(invocation.primitive);
    return withCancelFlag(context.signal, (flag) =>
      callPrimitive(primitive, invocation, {
        pack,
        source,
        graphs,
        context: primitiveContext(invocation.primitive, flag, context.progress),
      }),
    );
  };
  return {
    async run(step, context) {
      const { invocation, sequence } = step;
      const { tenant } = invocation.caller;
      if (sequence === 1) await store.transition(tenant, invocation.runId, { from: ['pending'], to: 'running' });
      const outcome = await call(invocation, context);
      const envelope = await write(store, step, outcome);
      if (sequence === step.of) await succeed(store, step);
      return envelope;
    },
    close: async () => pool?.close(),
  };
}

/** Content first, so that no reference ever names what is not there; then everything else in one transaction. */
async function write(store: Store, step: StepCall, outcome: CallOutcome): Promise<ResultEnvelope> {
  const { invocation, sequence } = step;
  const { tenant } = invocation.caller;
  const { envelope } = outcome;
  await store.putContents(tenant, outcome.contents);
  for (const { manifest, parents } of outcome.snapshots) await store.putSnapshot(tenant, manifest, parents);
  const { action } = await store.record(tenant, {
    caller: invocation.caller,
    action: {
      actionDigest: envelope.actionDigest,
      primitive: invocation.primitive,
      version: invocation.version,
      description: outcome.description,
      envelope,
      readSet: outcome.readSet,
      runId: invocation.runId,
    },
    step: {
      runId: invocation.runId,
      step: invocation.step,
      sequence,
      primitive: invocation.primitive,
      version: invocation.version,
      actionDigest: envelope.actionDigest,
      envelope,
    },
    findings: outcome.findings,
    openQuestions: outcome.openQuestions,
    resolutions: outcome.resolutions,
    ...(outcome.base === undefined ? {} : { base: outcome.base }),
    provenance: outcome.provenance,
    resultSets: outcome.resultSets,
  });
  return action.envelope;
}

/** Closes the run: its answer is the step that its plan names, its digest covers the outputs of all steps in order. */
async function succeed(store: Store, { invocation }: StepCall): Promise<void> {
  const { tenant } = invocation.caller;
  const [run, steps] = await Promise.all([store.run(tenant, invocation.runId), store.steps(tenant, invocation.runId)]);
  const ordered = [...steps].sort((a, b) => a.sequence - b.sequence);
  const answer = ordered.find(({ step }) => step === run?.plan.answer)?.envelope;
  await store.transition(tenant, invocation.runId, {
    from: ['pending', 'running', 'waiting', 'paused'],
    to: 'succeeded',
    outputDigest: sha256(canonicalJson(ordered.map(({ step, envelope }) => [step, envelope.outputDigest]))),
    ...(answer ? { answer } : {}),
  });
}
