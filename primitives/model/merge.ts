import type { Chunks } from './apply-changes.ts';
import type { Assertion, AssertionReference } from './assertion.ts';
import { toTuple } from './assertion-tuple.ts';
import type { Change, Precondition } from './change-set.ts';
import type { Conflict } from './conflict.ts';
import { candidateOf, inOrder } from './conflict.ts';
import { contestedElements } from './contested-elements.ts';
import { changeTo, diff } from './diff.ts';
import { lookupIn } from './lookup.ts';
import { isSameAssertion, saysTheSame } from './statement.ts';
import { elementOf, STRUCTURE } from './taxonomy.ts';

/** Two snapshots that go back to one, in the chunks in which the two differ. */
export interface Sides {
  readonly ours: Chunks;
  readonly theirs: Chunks;
  /** What both go back to: none for strangers, more than one where each had taken up the other before. */
  readonly bases: readonly Chunks[];
}

/** What a merge makes of ours: what it takes from theirs, and what both sides changed differently. */
export interface Merge {
  readonly taken: readonly Change[];
  readonly conflicts: readonly Conflict[];
}

/** A value in which the sides differ, with what stood there in each base. */
export interface Parted extends AssertionReference {
  readonly ours: Assertion | null;
  readonly theirs: Assertion | null;
  readonly bases: readonly (Assertion | null)[];
}

/**
 * Merges theirs into ours, value by value: what one side alone changed is taken, what both changed to the same is agreed,
 * what they changed differently is a conflict. Changes of evidence alone never conflict. Which side is merged into which
 * makes no difference to what stands afterwards. With several bases a side has changed nothing only where it is like all
 * of them, so that a doubt becomes a conflict and never a silent choice.
 */
export function merge({ ours, theirs, bases }: Sides): Merge {
  const lookups = (bases.length === 0 ? [new Map()] : bases).map(lookupIn);
  const parted = diff(ours, theirs).map(({ subject, path, before, after }) => ({
    subject,
    path,
    ours: before,
    theirs: after,
    bases: lookups.map((base) => base.assertion(subject, path) ?? null),
  }));
  const contested = contestedElements(parted);
  const isContested = (value: Parted): boolean =>
    contested.has(elementOf(value.subject)) && (value.ours === null || value.theirs === null);
  const taken: Change[] = [];
  const conflicts: Conflict[] = [];
  const along = new Map<string, Parted[]>();
  for (const value of parted) {
    if (isContested(value)) {
      const element = elementOf(value.subject);
      along.set(element, [...(along.get(element) ?? []), value]);
      continue;
    }
    const stands = decide(value);
    if (stands === undefined) conflicts.push(conflictOf(value));
    else if (!isSameAssertion(stands, value.ours)) taken.push(changeTo(value, stands));
  }
  for (const [element, values] of along) conflicts.push(...elementConflict(element, values));
  return { taken, conflicts };
}

/** What stands after the merge; `undefined` where the sides are in conflict. */
function decide({ ours, theirs, bases }: Parted): Assertion | null | undefined {
  const tell = (same: (a: Assertion | null, b: Assertion | null) => boolean): Assertion | null | undefined =>
    bases.every((base) => same(base, ours)) ? theirs : bases.every((base) => same(base, theirs)) ? ours : undefined;
  const stands = tell(isSameAssertion);
  if (stands !== undefined) return stands;
  if (ours !== null && theirs !== null && saysTheSame(ours, theirs)) return better(ours, theirs);
  return tell(saysTheSame);
}

/** Of two assertions that say the same, the one that is surer; else the one whose stored form sorts first. */
function better(a: Assertion, b: Assertion): Assertion {
  if (a.confidence !== b.confidence) return a.confidence > b.confidence ? a : b;
  return JSON.stringify(toTuple(a)) < JSON.stringify(toTuple(b)) ? a : b;
}

function conflictOf(value: Parted, along: readonly Parted[] = []): Conflict {
  const { subject, path, ours, theirs, bases } = value;
  const standing = (of: (one: Parted) => Assertion | null): Precondition[] =>
    along.map((one) => ({ subject: one.subject, path: one.path, assertion: of(one) }));
  const candidates = inOrder([
    candidateOf(
      value,
      ours,
      standing((one) => one.ours),
    ),
    candidateOf(
      value,
      theirs,
      standing((one) => one.theirs),
    ),
  ]);
  const [first = null] = bases;
  const agreed = [value, ...along].every((one) => one.bases.every((base) => saysTheSame(base, one.bases[0] ?? null)));
  const base = candidateOf(
    value,
    first,
    standing((one) => one.bases[0] ?? null),
  );
  return { subject, path, candidates, ...(agreed ? { base } : {}) };
}

/** Whether an element is there at all is one question, and everything else about it is decided along with it. */
function elementConflict(element: string, values: readonly Parted[]): Conflict[] {
  const isType = ({ subject, path }: Parted): boolean => subject === element && path === STRUCTURE.type;
  return values.filter(isType).map((type) =>
    conflictOf(
      type,
      values.filter((value) => value !== type),
    ),
  );
}
