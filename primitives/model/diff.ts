import type { Chunks } from './apply-changes.ts';
import type { Assertion, AssertionReference } from './assertion.ts';
import { compareAssertions } from './assertion.ts';
import type { Change, ChangeSet } from './change-set.ts';
import type { Source } from './evidence.ts';
import { isSameAssertion, saysTheSame } from './statement.ts';

/** A value that stands differently in two snapshots. `null`: no assertion stands there. */
export interface ValueDifference extends AssertionReference {
  readonly before: Assertion | null;
  readonly after: Assertion | null;
}

/** `restated`: the same is said, by other evidence, in another unit or by another method. */
export const DIFFERENCE_KINDS = ['added', 'removed', 'changed', 'restated'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

export function differenceKind({ before, after }: ValueDifference): DifferenceKind {
  if (before === null) return 'added';
  if (after === null) return 'removed';
  return saysTheSame(before, after) ? 'restated' : 'changed';
}

/**
 * Numbers of the chunks in which snapshots differ, ascending: only those have to be loaded to compare them.
 *
 * @param from digests of chunks, as they stand in a manifest
 */
export const differingChunks = (from: readonly string[], to: readonly string[]): number[] =>
  Array.from({ length: Math.max(from.length, to.length) }, (_, number) => number).filter(
    (number) => (from[number] ?? '') !== (to[number] ?? ''),
  );

/** Every value that differs in the chunks handed in, by subject and path. A chunk that one side lacks is empty there. */
export function diff(from: Chunks, to: Chunks): ValueDifference[] {
  const numbers = new Set([...from.keys(), ...to.keys()]);
  return [...numbers]
    .flatMap((number) => diffChunk(from.get(number) ?? [], to.get(number) ?? []))
    .sort(compareAssertions);
}

/** Two chunks side by side, in the order in which their assertions stand. */
export function diffChunk(from: readonly Assertion[], to: readonly Assertion[]): ValueDifference[] {
  const differences: ValueDifference[] = [];
  for (let i = 0, k = 0; i < from.length || k < to.length;) {
    const before = from[i] ?? null;
    const after = to[k] ?? null;
    const order = before === null ? 1 : after === null ? -1 : compareAssertions(before, after);
    const standing = order <= 0 ? before : after;
    if (order <= 0) i++;
    if (order >= 0) k++;
    if (standing === null || (order === 0 && isSameAssertion(before, after))) continue;
    const { subject, path } = standing;
    differences.push({ subject, path, before: order <= 0 ? before : null, after: order >= 0 ? after : null });
  }
  return differences;
}

/** The step after which this stands. */
export const changeTo = ({ subject, path }: AssertionReference, assertion: Assertion | null): Change =>
  assertion === null ? { op: 'retract', subject, path } : { op: 'assert', assertion };

/** The change set that leads from the one snapshot to the other. */
export const changeSetOf = (
  base: string,
  differences: readonly ValueDifference[],
  sources: readonly Source[] = [],
): ChangeSet => ({
  base,
  preconditions: differences.map(({ subject, path, before }) => ({ subject, path, assertion: before })),
  forward: differences.map((difference) => changeTo(difference, difference.after)),
  reverse: differences.map((difference) => changeTo(difference, difference.before)).reverse(),
  sources,
});
