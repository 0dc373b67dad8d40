import type {
  CallDescription,
  ReadSetRecord,
  RecordedCall,
  RecordedRun,
  RecordedStep,
  StoredResult,
} from '../primitives/index.ts';
import { BverError } from '../primitives/index.ts';
import type { ActionRecord, RunRecord, StepRecord } from './store/records.ts';
import type { Store } from './store/store.ts';

/** So many calls before those of the run itself are told; what they rest on is named, and not told. */
const EARLIER_CALLS = 256;

/** The run with its steps and calls as its provenance is told from. Calls that made something stand before those that used it. */
export async function recordedRun(store: Store, run: RunRecord): Promise<RecordedRun> {
  const { tenant, subject: caller } = run.caller;
  const steps = await store.steps(tenant, run.runId);
  const { runId, operation, version, title, subject, outputDigest, startedAt, finishedAt } = run;
  return {
    ...{ runId, operation, version, title, subject, caller },
    ...(outputDigest === undefined ? {} : { outputDigest }),
    ...(startedAt === undefined ? {} : { startedAt }),
    ...(finishedAt === undefined ? {} : { finishedAt }),
    steps: steps.map((step) => recordedStep(run, step)),
    calls: await callsBehind(store, tenant, run, steps),
  };
}

/** A step under the title that its plan gives it. */
export function recordedStep(
  run: Pick<RunRecord, 'plan'>,
  step: Omit<StepRecord, 'runId' | 'primitive' | 'version' | 'envelope'>,
): RecordedStep {
  const { sequence, actionDigest, computedBy, recordedAt, milliseconds } = step;
  const title = run.plan.steps.find(({ id }) => id === step.step)?.title ?? step.step;
  return {
    ...{ step: step.step, title, sequence, actionDigest, computedBy, recordedAt },
    ...(milliseconds === undefined ? {} : { milliseconds }),
  };
}

async function callsBehind(
  store: Store,
  tenant: string,
  run: RunRecord,
  steps: readonly StepRecord[],
): Promise<RecordedCall[]> {
  const calls: RecordedCall[] = [];
  const seen = new Set<string>();
  const own = new Set(steps.map(({ actionDigest }) => actionDigest));
  let earlier = 0;
  // What a call rests on is told before it; the way there is kept on a stack of our own, as it may be long.
  const visit = async (first: string): Promise<void> => {
    const stack: { readonly actionDigest: string; readonly call?: RecordedCall }[] = [{ actionDigest: first }];
    for (let top = stack.pop(); top; top = stack.pop()) {
      if (top.call) {
        calls.push(top.call);
        continue;
      }
      if (seen.has(top.actionDigest)) continue;
      if (!own.has(top.actionDigest) && ++earlier > EARLIER_CALLS) continue;
      seen.add(top.actionDigest);
      const call = await recordedCall(store, tenant, top.actionDigest);
      if (!call) continue;
      stack.push({ actionDigest: top.actionDigest, call });
      for (const actionDigest of await madeItsInputs(store, tenant, call)) stack.push({ actionDigest });
    }
  };
  if (run.start.snapshot !== undefined) {
    const maker = await store.generatedBy(tenant, run.start.snapshot);
    if (maker) await visit(maker.actionDigest);
  }
  for (const { actionDigest } of [...steps].sort((a, b) => a.sequence - b.sequence)) await visit(actionDigest);
  return calls;
}

async function recordedCall(store: Store, tenant: string, actionDigest: string): Promise<RecordedCall | undefined> {
  const action = await store.action(tenant, actionDigest);
  if (!action) return undefined;
  const [description, readSet, result, informedBy] = await Promise.all([
    json<CallDescription>(store, tenant, action.description),
    json<ReadSetRecord>(store, tenant, action.readSet),
    json<StoredResult>(store, tenant, action.envelope.result),
    callThatInformed(store, tenant, action),
  ]);
  const { envelope } = action;
  return { actionDigest, description, readSet, envelope, result, ...(informedBy === undefined ? {} : { informedBy }) };
}

const callThatInformed = async (
  store: Store,
  tenant: string,
  { actionDigest }: ActionRecord,
): Promise<string | undefined> =>
  (await store.relationsFrom(tenant, actionDigest)).find(({ relation }) => relation === 'wasInformedBy')?.to;

/** The calls that made what a call was given, and the one whose result stands for it. */
async function madeItsInputs(store: Store, tenant: string, call: RecordedCall): Promise<string[]> {
  const { documents, snapshot, operatingState, resultSets, findings } = call.description;
  const inputs = [
    ...documents.map(({ digest }) => digest),
    snapshot,
    operatingState,
    ...Object.values(resultSets),
    ...findings,
  ];
  const makers = await Promise.all(
    inputs.filter((digest) => digest !== '').map((digest) => store.generatedBy(tenant, digest)),
  );
  const made = makers.flatMap((maker) => (maker ? [maker.actionDigest] : []));
  return call.informedBy === undefined ? made : [...made, call.informedBy];
}

async function json<T>(store: Store, tenant: string, digest: string): Promise<T> {
  const content = await store.content(tenant, digest);
  if (!content) throw new BverError('artifact.not-found', { digest });
  return JSON.parse(new TextDecoder().decode(content.bytes)) as T;
}
