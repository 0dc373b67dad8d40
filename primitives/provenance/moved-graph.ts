import type { Assertion, AssertionReference } from '../model/assertion.ts';
import type { ValueDifference } from '../model/diff.ts';
import type { ReadDifference, ReadPrecision } from '../model/read-differences.ts';
import { readDifferences } from '../model/read-differences.ts';
import type { ReadSetRecord } from '../model/read-set.ts';
import type { Trail } from './trail.ts';

/** What differs between a snapshot that a call read and the one that it would read now, and how each value came to. */
export interface MovedGraph {
  readonly differences: readonly ValueDifference[];
  /** Values that stand as they did, although what they were derived from is another now. */
  readonly outdated: readonly AssertionReference[];
  /** The trail to each of these, by `keyOf`. */
  readonly trails: ReadonlyMap<string, Trail>;
  /** How more came to differ than is known. */
  readonly unknown?: Trail;
}

export const keyOf = ({ subject, path }: AssertionReference): string => JSON.stringify([subject, path]);

/** A graph whose values were changed by hand: what is derived from them without being changed itself is outdated. */
export function changedGraph(differences: readonly ValueDifference[], after: Iterable<Assertion>): MovedGraph {
  const trails = new Map<string, Trail>(
    differences.map(({ subject, path, before, after: now }) => [
      keyOf({ subject, path }),
      [{ kind: 'changed', subject, path, before: before?.value ?? null, after: now?.value ?? null }],
    ]),
  );
  const changed = differences.map(({ subject, path }) => ({ subject, path }));
  const outdated: AssertionReference[] = [];
  const derivations = derivationsOf(after);
  for (const pending: AssertionReference[] = [...changed]; pending.length > 0;) {
    const operand = pending.shift() ?? { subject: '', path: '' };
    const trail = trails.get(keyOf(operand)) ?? [];
    for (const { subject, path } of derivations.get(keyOf(operand)) ?? []) {
      if (trails.has(keyOf({ subject, path }))) continue;
      trails.set(keyOf({ subject, path }), [...trail, { kind: 'derived', subject, path }]);
      outdated.push({ subject, path });
      pending.push({ subject, path });
    }
  }
  return { differences, outdated, trails };
}

/** What is derived from each operand. */
function derivationsOf(assertions: Iterable<Assertion>): ReadonlyMap<string, readonly AssertionReference[]> {
  const derivations = new Map<string, AssertionReference[]>();
  for (const { subject, path, wasDerivedFrom } of assertions) {
    for (const operand of wasDerivedFrom) {
      const known = derivations.get(keyOf(operand));
      if (known) known.push({ subject, path });
      else derivations.set(keyOf(operand), [{ subject, path }]);
    }
  }
  return derivations;
}

/** What a proposing step makes of a graph that has moved. */
export function movedByStep(
  step: string,
  before: MovedGraph,
  {
    differences,
    written,
  }: { readonly differences: readonly ValueDifference[]; readonly written: readonly AssertionReference[] },
  because: Trail | undefined,
): MovedGraph {
  const rewritten = new Set(written.map(keyOf));
  const trails = new Map<string, Trail>();
  const stillOutdated = before.outdated.filter((place) => !rewritten.has(keyOf(place)));
  for (const place of stillOutdated) trails.set(keyOf(place), before.trails.get(keyOf(place)) ?? []);
  for (const { subject, path, before: was, after } of differences) {
    const operands = [...(after?.wasDerivedFrom ?? []), ...(was?.wasDerivedFrom ?? [])].map(keyOf);
    const operand = operands.find((key) => before.trails.has(key));
    const own = rewritten.has(keyOf({ subject, path })) ? undefined : before.trails.get(keyOf({ subject, path }));
    const from = operand === undefined ? because : before.trails.get(operand);
    trails.set(keyOf({ subject, path }), own ?? [...(from ?? []), { kind: 'derived', subject, path, step }]);
  }
  return { differences, outdated: stillOutdated, trails, ...(before.unknown ? { unknown: before.unknown } : {}) };
}

/** A read that finds another value, or one that is outdated. */
export interface ReachedRead extends Pick<ReadDifference, 'as' | 'subject' | 'path'> {
  readonly trail: Trail;
  /** The difference it meets; absent for an outdated value. */
  readonly difference?: ValueDifference;
}

/** The reads of a call that a moved graph reaches. */
export function* reachedReads(
  { differences, outdated, trails }: MovedGraph,
  reads: ReadSetRecord,
  precision: ReadPrecision,
): Generator<ReachedRead> {
  const standing = (side: 'before' | 'after'): Assertion[] =>
    differences.map((difference) => difference[side]).filter((assertion) => assertion !== null);
  const byKey = new Map(differences.map((difference) => [keyOf(difference), difference]));
  for (const { as, subject, path } of readDifferences(
    reads,
    { before: standing('before'), after: standing('after') },
    precision,
  )) {
    const key = keyOf({ subject, path });
    const difference = byKey.get(key);
    yield { as, subject, path, trail: trails.get(key) ?? [], ...(difference ? { difference } : {}) };
  }
  const read = new Map(reads.values.map(([subject, paths]) => [subject, new Set(paths)]));
  for (const { subject, path } of outdated) {
    if (read.get(subject)?.has(path))
      yield { as: 'value', subject, path, trail: trails.get(keyOf({ subject, path })) ?? [] };
  }
}
