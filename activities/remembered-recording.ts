import type { StepCall } from '../primitives/index.ts';
import { callRelations, canonicalJson } from '../primitives/index.ts';
import { sha256 } from '../runtime/sha256.ts';
import type { Recording } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import type { Remembered } from './memo.ts';

/**
 * The recording of a step that was not computed: the action that stands for it is the earlier one, or, on another
 * snapshot, one of its own with the same result, which says by which action it was informed.
 */
export async function rememberedRecording(
  store: Store,
  step: StepCall,
  { description, action, result }: Remembered,
  callDigest: string | undefined,
): Promise<Recording> {
  const { invocation, sequence } = step;
  const { caller, runId, primitive, version } = invocation;
  const bytes = new TextEncoder().encode(canonicalJson(description));
  const actionDigest = sha256(bytes);
  const envelope = { ...action.envelope, actionDigest };
  const informed = { relation: 'wasInformedBy', from: `run:${runId}`, to: actionDigest } as const;
  const recording: Recording = {
    action: { ...action, actionDigest, description: actionDigest, envelope },
    step: { runId, step: invocation.step, sequence, primitive, version, actionDigest, envelope },
    caller,
    findings: [],
    provenance: [informed],
    resultSets: [],
  };
  if (!result) return recording;
  const { tenant } = caller;
  await store.putContents(tenant, [{ digest: actionDigest, mediaType: 'application/json', bytes }]);
  const reads = await store.content(tenant, action.readSet);
  const readSet = JSON.parse(new TextDecoder().decode(reads?.bytes)) as Parameters<typeof callRelations>[2];
  // What came out was generated once, by the action that computed it, and derived from what that used.
  const relations = callRelations(description, { runId, caller }, readSet, envelope).filter(
    ({ relation }) => relation !== 'wasGeneratedBy' && relation !== 'wasDerivedFrom',
  );
  return {
    ...recording,
    findings: result.findings,
    openQuestions: result.openQuestions,
    resolutions: result.resolutions,
    provenance: [...relations, { relation: 'wasInformedBy', from: actionDigest, to: action.actionDigest }],
    resultSets: Object.entries(envelope.resultSets).map(([name, digest]) => ({
      digest,
      name,
      snapshot: description.snapshot,
      operatingState: description.operatingState,
    })),
    ...(callDigest === undefined ? {} : { callDigest }),
  };
}
