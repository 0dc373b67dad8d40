import type { PlanStep } from './plan.ts';

/**
 * Steps that run again after answers are steps of a later round, with ids of their own: `score`, then `score@2`. Plain
 * functions without a library: workflows use them.
 */
export const stepInRound = (id: string, round: number): string => (round === 1 ? id : `${id}@${round}`);

/** The step of the plan that a step of any round is, and the round. */
export function roundOf(step: string): { readonly id: string; readonly round: number } {
  const [, id, round] = /^(.*)@(\d+)$/.exec(step) ?? [];
  return id === undefined ? { id: step, round: 1 } : { id, round: Number(round) };
}

/** Of steps in the order they were run, the last of each step of the plan: what the run says in the end. */
export function lastRound<S extends { readonly step: string }>(steps: readonly S[]): readonly S[] {
  const last = new Map(steps.map((step) => [roundOf(step.step).id, step]));
  return steps.filter((step) => last.get(roundOf(step.step).id) === step);
}

/**
 * Where a later round begins: behind the last step that reads documents. What it read stands; the answers are added to
 * the graph that it left.
 */
export const afterInterpretation = (steps: readonly Pick<PlanStep, 'kind'>[]): number =>
  steps.findLastIndex(({ kind }) => kind === 'interpreter') + 1;
