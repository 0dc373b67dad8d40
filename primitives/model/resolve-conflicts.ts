import type { AssertionReference } from './assertion.ts';
import type { Change } from './change-set.ts';
import type { Candidate, Conflict } from './conflict.ts';
import { changeTo } from './diff.ts';
import type { Resolution } from './finding.ts';

/** What resolutions make of conflicts. */
export interface ResolvedConflicts {
  /** What stands by the candidates that were chosen. */
  readonly changes: readonly Change[];
  /** Conflicts that nothing resolves. */
  readonly open: readonly Conflict[];
  /** Resolutions that name no conflict, or none of its candidates, or one that is resolved already. */
  readonly unfit: readonly Resolution[];
}

/** What can be chosen: the candidates, or to go back to what both sides started from. */
export const choicesOf = ({ candidates, base }: Conflict): Candidate[] => [
  ...candidates,
  ...(base && !candidates.some(({ says }) => says === base.says) ? [base] : []),
];

/** Applies resolutions to conflicts, each to the one of its subject and path. */
export function resolveConflicts(
  conflicts: readonly Conflict[],
  resolutions: readonly Resolution[],
): ResolvedConflicts {
  const open = new Map(conflicts.map((conflict) => [keyOf(conflict), conflict]));
  const changes: Change[] = [];
  const unfit: Resolution[] = [];
  for (const resolution of resolutions) {
    const conflict = open.get(keyOf(resolution));
    const chosen = conflict && choicesOf(conflict).find(({ says }) => says === resolution.chosen);
    if (!chosen) unfit.push(resolution);
    else {
      changes.push(...chosen.stands.map((value) => changeTo(value, value.assertion)));
      open.delete(keyOf(resolution));
    }
  }
  return { changes, open: [...open.values()], unfit };
}

/** The decision for one candidate of a conflict, with the candidates that lose. */
export const resolutionOf = (
  conflict: Conflict,
  chosen: string,
  by: Pick<Resolution, 'rule' | 'justification' | 'wasAttributedTo'>,
): Resolution => ({
  subject: conflict.subject,
  path: conflict.path,
  chosen,
  rejected: conflict.candidates.map(({ says }) => says).filter((says) => says !== chosen),
  ...by,
});

const keyOf = ({ subject, path }: AssertionReference): string => JSON.stringify([subject, path]);
