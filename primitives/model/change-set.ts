import { BverError } from '../errors.ts';
import type { Assertion } from './assertion.ts';
import type { Source } from './evidence.ts';
import { statementOf } from './statement.ts';

/** One step of a change: an assertion stands now, or none stands any more. */
export type Change =
  | { readonly op: 'assert'; readonly assertion: Assertion }
  | { readonly op: 'retract'; readonly subject: string; readonly path: string };

/** What must stand in the base for the change to be applied: this value, or none (`null`). */
export interface Precondition {
  readonly subject: string;
  readonly path: string;
  readonly assertion: Assertion | null;
}

/** A proposal: nobody's graph changes until it is committed. `reverse` undoes `forward`, to the base's very digest. */
export interface ChangeSet {
  /** State digest of the snapshot that the change was made for. */
  readonly base: string;
  readonly preconditions: readonly Precondition[];
  readonly forward: readonly Change[];
  readonly reverse: readonly Change[];
  /** Documents that the new evidence points into, when the base does not know them. */
  readonly sources: readonly Source[];
}

/** What a change set looks values up in. */
export interface AssertionLookup {
  assertion(subject: string, path: string): Assertion | undefined;
}

const keyOf = (change: Change): { subject: string; path: string } =>
  change.op === 'assert' ? change.assertion : change;

/** Completes a list of changes to a change set: preconditions and reverse are read off the base. */
export function changeSet(
  base: string,
  graph: AssertionLookup,
  forward: readonly Change[],
  sources: readonly Source[] = [],
): ChangeSet {
  const preconditions: Precondition[] = [];
  const reverse: Change[] = [];
  for (const change of forward) {
    const { subject, path } = keyOf(change);
    const before = graph.assertion(subject, path);
    preconditions.push({ subject, path, assertion: before ?? null });
    reverse.unshift(before ? { op: 'assert', assertion: before } : { op: 'retract', subject, path });
  }
  return { base, preconditions, forward, reverse, sources };
}

/** The change set that undoes this one, made for the snapshot `base` that it led to. */
export const inverse = (change: ChangeSet, base: string): ChangeSet => ({
  base,
  preconditions: leftBy(change.forward),
  forward: change.reverse,
  reverse: change.forward,
  sources: [],
});

/** What stands after the changes: where one value is changed more than once, its last change says. */
function leftBy(changes: readonly Change[]): Precondition[] {
  const left = new Map<string, Precondition>();
  for (const change of changes) {
    const { subject, path } = keyOf(change);
    const assertion = change.op === 'assert' ? change.assertion : null;
    left.set(JSON.stringify([subject, path]), { subject, path, assertion });
  }
  return [...left.values()];
}

/** @throws BverError `graph.precondition` at the first value that is not what the change was made for */
export function requirePreconditions(change: ChangeSet, graph: AssertionLookup): void {
  for (const { subject, path, assertion } of change.preconditions) {
    if (statementOf(graph.assertion(subject, path) ?? null) !== statementOf(assertion)) {
      throw new BverError('graph.precondition', { subject, path });
    }
  }
}
