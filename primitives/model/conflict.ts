import type { Assertion, AssertionReference } from './assertion.ts';
import type { Precondition } from './change-set.ts';
import { statementOf } from './statement.ts';

/** One of several answers to what a value is to be. */
export interface Candidate {
  /** What is said: state and value, or `nothing`. A resolution names the candidate it chooses by this. */
  readonly says: string;
  /** What stands when it is chosen: the value itself first, then whatever is decided along with it. */
  readonly stands: readonly Precondition[];
}

/**
 * A value that two sides changed differently. A conflict is data, not an error: it is answered by a resolution. One that
 * is about an element's type asks whether the element is there at all, which one side denies while the other works on it.
 */
export interface Conflict extends AssertionReference {
  /** In order of what they say: the same whichever side is merged into the other. */
  readonly candidates: readonly Candidate[];
  /** What both sides started from, where that is one statement. */
  readonly base?: Candidate;
}

export const candidateOf = (
  { subject, path }: AssertionReference,
  assertion: Assertion | null,
  along: readonly Precondition[] = [],
): Candidate => ({ says: statementOf(assertion), stands: [{ subject, path, assertion }, ...along] });

export const inOrder = (candidates: readonly Candidate[]): Candidate[] =>
  [...candidates].sort((a, b) => (a.says < b.says ? -1 : a.says > b.says ? 1 : 0));
