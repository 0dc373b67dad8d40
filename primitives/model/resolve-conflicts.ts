import type { AssertionReference } from './assertion.ts';
import type { Change } from './change-set.ts';
import type { Candidate, Conflict } from './conflict.ts';
import { changeTo } from './diff.ts';
import type { Resolution } from './finding.ts';

/** A resolution as somebody gives it: the candidates that lose by it stand in the conflict. */
export type Decision = Omit<Resolution, 'rejected'>;

/** What decisions make of conflicts. */
export interface ResolvedConflicts {
  /** What stands by the candidates that were chosen. */
  readonly changes: readonly Change[];
  readonly resolutions: readonly Resolution[];
  /** Conflicts that nothing resolves. */
  readonly open: readonly Conflict[];
  /** Decisions that name no conflict, or none of its candidates, or one that is resolved already. */
  readonly unfit: readonly Decision[];
}

/** What can be chosen: the candidates, or to go back to what both sides started from. */
export const choicesOf = ({ candidates, base }: Conflict): Candidate[] => [
  ...candidates,
  ...(base && !candidates.some(({ says }) => says === base.says) ? [base] : []),
];

/** Applies decisions to conflicts, each to the one of its subject and path. */
export function resolveConflicts(conflicts: readonly Conflict[], decisions: readonly Decision[]): ResolvedConflicts {
  const open = new Map(conflicts.map((conflict) => [keyOf(conflict), conflict]));
  const changes: Change[] = [];
  const resolutions: Resolution[] = [];
  const unfit: Decision[] = [];
  for (const decision of decisions) {
    const conflict = open.get(keyOf(decision));
    const chosen = conflict && choicesOf(conflict).find(({ says }) => says === decision.chosen);
    if (!chosen) unfit.push(decision);
    else {
      changes.push(...chosen.stands.map((value) => changeTo(value, value.assertion)));
      resolutions.push({ ...decision, rejected: rejectedBy(conflict, chosen) });
      open.delete(keyOf(decision));
    }
  }
  return { changes, resolutions, open: [...open.values()], unfit };
}

const rejectedBy = ({ candidates }: Conflict, chosen: Candidate): string[] =>
  candidates.map(({ says }) => says).filter((says) => says !== chosen.says);

const keyOf = ({ subject, path }: AssertionReference): string => JSON.stringify([subject, path]);
