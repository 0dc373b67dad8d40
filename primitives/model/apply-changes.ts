import type { Assertion, AssertionReference } from './assertion.ts';
import { compareAssertions } from './assertion.ts';
import type { Change, ChangeSet } from './change-set.ts';
import { requirePreconditions } from './change-set.ts';
import { chunkOf } from './snapshot.ts';

/** Chunks of a snapshot by their number, 0 … 255: only those that are concerned need to be there. */
export type Chunks = ReadonlyMap<number, readonly Assertion[]>;

const subjectOf = (change: Change): string => (change.op === 'assert' ? change.assertion.subject : change.subject);

/** Numbers of the chunks that have to be loaded before a change set is applied, ascending. */
export function chunksConcerned({ preconditions, forward }: ChangeSet): number[] {
  const subjects = [...preconditions.map(({ subject }) => subject), ...forward.map(subjectOf)];
  return [...new Set(subjects.map(chunkOf))].sort((a, b) => a - b);
}

/**
 * Applies changes, in order, to the chunks they concern, and answers with those chunks only: every other chunk of the
 * snapshot keeps its content and its digest. The chunks handed in are left as they are; one that is not handed in is empty.
 * A later change of one value wins; retracting what does not stand changes nothing.
 */
export function applyChanges(chunks: Chunks, changes: readonly Change[]): Map<number, Assertion[]> {
  const byChunk = new Map<number, Change[]>();
  for (const change of changes) {
    const number = chunkOf(subjectOf(change));
    const earlier = byChunk.get(number);
    if (earlier) earlier.push(change);
    else byChunk.set(number, [change]);
  }
  return new Map([...byChunk].map(([number, own]) => [number, rewritten(chunks.get(number) ?? [], own)]));
}

/** One chunk with its changes, in the order in which assertions of a chunk stand. */
function rewritten(chunk: readonly Assertion[], changes: readonly Change[]): Assertion[] {
  const standing = new Map(chunk.map((assertion) => [keyOf(assertion), assertion]));
  for (const change of changes) {
    if (change.op === 'assert') standing.set(keyOf(change.assertion), change.assertion);
    else standing.delete(keyOf(change));
  }
  return [...standing.values()].sort(compareAssertions);
}

/**
 * Checks what a change set was made for, then applies it.
 *
 * @throws BverError `graph.precondition` at the first value that is not what the change was made for
 */
export function applyChangeSet(chunks: Chunks, change: ChangeSet): Map<number, Assertion[]> {
  requirePreconditions(change, {
    assertion: (subject, path) =>
      chunks.get(chunkOf(subject))?.find((assertion) => assertion.subject === subject && assertion.path === path),
  });
  return applyChanges(chunks, change.forward);
}

const keyOf = ({ subject, path }: AssertionReference): string => JSON.stringify([subject, path]);
