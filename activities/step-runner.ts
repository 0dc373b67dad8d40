import type { Invocation, Registry, StepCall } from '../primitives/index.ts';
import { platform } from '../runtime/platform.ts';
import type { Recording } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import { resolveInputs } from './resolve-inputs.ts';
import { callPrimitive } from './call-primitive.ts';
import { closeSucceeded } from './close-succeeded.ts';
import { withCancelFlag } from './compute/cancel-flag.ts';
import { primitiveContext } from './compute/context.ts';
import type { ComputePool } from './compute/pool.ts';
import { createGraphCache } from '../runtime/graph/graph-cache.ts';
import { createSnapshotViews } from '../runtime/graph/converted-snapshot.ts';
import { createMemo } from './memo.ts';
import type { CallOutcome } from './outcome.ts';
import { rememberedRecording } from './remembered-recording.ts';
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
  const definition = ({ primitive, version }: Invocation) => ({
    primitive: registry.primitive(primitive, version),
    pack: registry.packOf(primitive),
  });
  const memo = createMemo({ store, graphs, definition });
  const views = createSnapshotViews(store, graphs, registry.packs);
  /** The step on the snapshot as the loaded packs understand it: another one, where an earlier storage version wrote it. */
  const understood = async (step: StepCall): Promise<StepCall> => {
    const { invocation } = step;
    if (invocation.snapshot === undefined || !definition(invocation).primitive.needs.graph) return step;
    const { digest: snapshot } = await views.current(invocation.caller.tenant, invocation.snapshot);
    return snapshot === invocation.snapshot ? step : { ...step, invocation: { ...invocation, snapshot } };
  };
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
    async run(given, context) {
      const { sequence } = given;
      const { runId, caller, primitive, version } = given.invocation;
      const { tenant } = caller;
      if (sequence === 1) await store.transition(tenant, runId, { from: ['pending'], to: 'running' });
      const readable = await understood(given);
      const invocation = await resolveInputs(store, registry.primitive(primitive, version), readable);
      const step = { ...readable, invocation };
      const remembered = await memo.recall(invocation);
      const recording = remembered
        ? await rememberedRecording(store, step, remembered, memo.callDigest(invocation))
        : await computedRecording(store, step, await call(invocation, context), memo.callDigest(invocation));
      const { action } = await store.record(tenant, recording);
      if (sequence === step.of && !step.leavesOpen) await closeSucceeded(store, tenant, runId);
      return action.envelope;
    },
    close: async () => pool?.close(),
  };
}

/** Content first, so that no reference ever names what is not there; then everything else in one transaction. */
async function computedRecording(
  store: Store,
  { invocation, sequence }: StepCall,
  outcome: CallOutcome,
  callDigest: string | undefined,
): Promise<Recording> {
  const { caller, runId, primitive, version } = invocation;
  const { envelope, base, milliseconds } = outcome;
  const { actionDigest } = envelope;
  await store.putContents(caller.tenant, outcome.contents);
  for (const { manifest, parents } of outcome.snapshots) await store.putSnapshot(caller.tenant, manifest, parents);
  const { description, readSet, findings, openQuestions, resolutions, provenance, resultSets } = outcome;
  return {
    caller,
    action: {
      actionDigest,
      primitive,
      version,
      description,
      envelope,
      readSet,
      runId,
      milliseconds,
      platform: platform(),
    },
    step: { runId, step: invocation.step, sequence, primitive, version, actionDigest, envelope },
    findings,
    openQuestions,
    resolutions,
    provenance,
    resultSets,
    ...(base === undefined ? {} : { base }),
    ...(callDigest === undefined ? {} : { callDigest }),
  };
}
