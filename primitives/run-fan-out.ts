import type { FlowState } from './flow-state.ts';
import { afterStep } from './flow-state.ts';
import type { PlanFanOut } from './plan.ts';
import type { Walk } from './run-flow.ts';
import type { Branch } from './step-input.ts';
import { branchStep, envelopeOf, stepInputs } from './step-input.ts';

/**
 * Runs the steps of a fan-out for each item, never more than its window of branches at once. A branch begins with what the
 * steps before the fan-out left, and what it leaves itself is seen by its own steps only: afterwards there is one result.
 */
export async function runFanOut(fanOut: PlanFanOut, state: FlowState, walk: Walk): Promise<FlowState> {
  const { flow } = walk;
  const list = 'from' in fanOut.forEach ? envelopeOf(fanOut.forEach.from, state).result : undefined;
  const { branches: begun, ...before } = state;
  const count = begun?.count ?? (await flow.beginBranches(fanOut, list));
  let next = begun?.next ?? 0;
  const done = { calls: next * fanOut.steps.length };
  const failures: unknown[] = [];
  const failed = (): boolean => failures.length > 0;
  const pending = new Set<Promise<void>>();
  const begin = (index: number): void => {
    const branch = runBranch({ fanOut, index }, before, walk, { count, done })
      .catch(async (error: unknown) => {
        if (fanOut.onFailure === 'collect' && (await flow.branchFailed(fanOut, index, error))) return;
        failures.push(error);
      })
      .catch((error: unknown) => void failures.push(error))
      .finally(() => pending.delete(branch));
    pending.add(branch);
  };
  while (next < count && !failed()) {
    if (flow.renewal?.due() === true) {
      // A branch is never cut in two: those under way come to their end first.
      await Promise.all(pending);
      if (!failed()) await flow.renewal.renew({ ...before, branches: { count, next } });
    } else {
      begin(next++);
      if (pending.size >= fanOut.window) await Promise.race(pending);
    }
  }
  await Promise.all(pending);
  if (failed()) throw failures[0];
  return afterStep(before, fanOut.id, await flow.gatherBranches(fanOut, list));
}

async function runBranch(
  branch: Branch,
  before: FlowState,
  { input, host, sequence, of, step: stepOf }: Walk,
  { count, done }: { readonly count: number; readonly done: { calls: number } },
): Promise<void> {
  const { fanOut, index } = branch;
  const first = sequence(fanOut.steps[0] ?? '') - 1;
  let state = before;
  for (const id of fanOut.steps) {
    const step = stepOf(id);
    await host.beforeStep?.(step, sequence(id));
    const envelope = await host.call(step, {
      ...stepInputs(input, step, state, branch),
      title: branchStep(step.title, index),
      sequence: sequence(id),
      of,
      isAnswer: false,
      leavesOpen: true,
      // Branches end in any order: how many calls are done is what there is to tell.
      progress: { from: (first + done.calls / count) / of, width: 1 / (count * of) },
    });
    done.calls++;
    state = afterStep(state, id, envelope);
  }
}
