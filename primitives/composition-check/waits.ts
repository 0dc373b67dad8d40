import { isCall } from '../composition.ts';
import type { CompositionStep } from '../composition.ts';
import type { Problem, Scope } from './scope.ts';

/** A call whose input is only what stands at its place in the order: it can be run again as it stands, in a later round. */
const isPlain = (step: CompositionStep): boolean =>
  isCall(step) &&
  Object.values(step.map ?? {}).every((place) => 'parameter' in place) &&
  Object.keys(step.resultSets ?? {}).length === 0 &&
  step.snapshotAfter === undefined;

/** Rounds of answers are for sequences: a fan-out, a gate or a place in an earlier result is recorded once in a run. */
export function waitProblems({ composition: { questions, steps } }: Scope): readonly Problem[] {
  const index = steps.findIndex((step) => !isPlain(step));
  const step = steps[index];
  if (!questions || !step) return [];
  return [
    {
      pointer: '/questions',
      problem: `it waits for answers, and ${step.id} (/steps/${index}) makes it more than a sequence, which cannot be run again in rounds`,
      remedy:
        'Leave `questions` out: what it asks is answered when it has ended, and runs.refresh runs it again on the answers.',
    },
  ];
}
