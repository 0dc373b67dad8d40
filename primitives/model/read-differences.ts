import type { Assertion, AssertionReference } from './assertion.ts';
import { compareAssertions } from './assertion.ts';
import { diffChunk } from './diff.ts';
import type { ValueDifference } from './diff.ts';
import type { ReadSetRecord } from './read-set.ts';
import { saysTheSame } from './statement.ts';
import { nodeOfPort, STRUCTURE } from './taxonomy.ts';
import type { Value } from './value.ts';

const READ_KINDS = ['value', 'extent', 'adjacency', 'name'] as const;
/** What was read: a value or its absence, the members of a type, the ports at a place, or a name in a text. */
export type ReadKind = (typeof READ_KINDS)[number];

/** A read that finds something else in another snapshot; `undefined` where nothing is asserted. */
export interface ReadDifference {
  readonly as: ReadKind;
  readonly subject: string;
  readonly path: string;
  readonly before: Value | undefined;
  readonly after: Value | undefined;
}

/**
 * What of an assertion has to be the same: `value` with its state and uncertainty, which is all that a
 * computation goes by, or the whole
 * `assertion` with its evidence, for results that quote where their values come from.
 */
export type ReadPrecision = 'value' | 'assertion';

/** The assertions that may differ between two snapshots: those of the chunks whose digests do. */
export interface ChangedAssertions {
  readonly before: Iterable<Assertion>;
  readonly after: Iterable<Assertion>;
}

/** What differs between two chunks; of most edits of a document only the places that are quoted. */
export interface Differences {
  /** Another value, state or uncertainty, or one where there was none. */
  readonly changed: readonly ValueDifference[];
  /** The same is said, in other words or elsewhere. */
  readonly restated: readonly (AssertionReference & { readonly value: Value })[];
}

/** What differs between two chunks whose assertions stand in order. A subject's assertions have to be in the same call. */
export function differencesOf(before: readonly Assertion[], after: readonly Assertion[]): Differences {
  const changed: ValueDifference[] = [];
  const restated: (AssertionReference & { value: Value })[] = [];
  for (const difference of diffChunk(before, after)) {
    const { subject, path } = difference;
    // What is kept of a restatement does not hold the assertions, as there can be as many as the graph has.
    if (difference.before !== null && saysTheSame(difference.before, difference.after)) {
      restated.push({ subject, path, value: difference.before.value });
    } else changed.push(difference);
  }
  return { changed, restated };
}

/** A read set in which a place is looked up, rather than each read among the places: most of what differs nobody read. */
export interface ReadIndex {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly extents: ReadonlySet<string>;
  readonly adjacency: ReadonlySet<string>;
  readonly names: ReadonlySet<string> | undefined;
}

export const indexReads = ({ values, extents, adjacency, names }: ReadSetRecord): ReadIndex => ({
  values: new Map(values),
  extents: new Set(extents),
  adjacency: new Set(adjacency),
  names: names && new Set(names),
});

/**
 * The recorded reads that differ between two snapshots: values and absences, extents of types, adjacency. A name is
 * never calculated with, but a text may tell it, so another name of what was called by it counts as one.
 *
 * What stands in equal chunks is the same in both snapshots, whichever list it belongs to, so that comparing the lists of
 * the changed chunks compares the whole.
 */
export function* readDifferences(
  reads: ReadSetRecord,
  changed: ChangedAssertions,
  precision: ReadPrecision = 'value',
): Generator<ReadDifference> {
  const [before, after] = [changed.before, changed.after].map((all) => [...all].sort(compareAssertions));
  const found = [...differencesRead(indexReads(reads), differencesOf(before ?? [], after ?? []), precision)];
  for (const kind of READ_KINDS) yield* found.filter((difference) => difference.as === kind);
}

/** Those of the differences that a read meets, in no particular order, as they are asked for. */
export function* differencesRead(
  reads: ReadIndex,
  { changed, restated }: Differences,
  precision: ReadPrecision,
): Generator<ReadDifference> {
  const cameOrWent = new Set(
    changed
      .filter(({ path, before, after }) => path === STRUCTURE.type && (before === null || after === null))
      .map(({ subject }) => subject),
  );
  for (const difference of changed) {
    const { subject, path } = difference;
    const [before, after] = [difference.before?.value, difference.after?.value];
    const read = { subject, path, before, after };
    if (reads.values.get(subject)?.includes(path)) yield { as: 'value', ...read };
    if (path === STRUCTURE.type && places(before, after).some((type) => reads.extents.has(type))) {
      yield { as: 'extent', ...read };
    }
    if (path === STRUCTURE.junction) {
      // A port that comes or goes does so at its node, too.
      const node = before === undefined || after === undefined ? [nodeOfPort(subject)] : [];
      if ([...node, ...places(before, after)].some((place) => reads.adjacency.has(place))) {
        yield { as: 'adjacency', ...read };
      }
    }
    // Where nobody wrote down whose names were looked up: of what stands in both snapshots or was read of.
    const lookedUp = reads.names?.has(subject) ?? (reads.values.has(subject) || !cameOrWent.has(subject));
    if (path === STRUCTURE.name && before !== after && lookedUp) yield { as: 'name', ...read };
  }
  if (precision === 'value') return;
  for (const { subject, path, value } of restated) {
    if (reads.values.get(subject)?.includes(path)) yield { as: 'value', subject, path, before: value, after: value };
  }
}

/** The keys of the lists in which a member stands in one snapshot only. */
function places(before: Value | undefined, after: Value | undefined): string[] {
  const [old, now] = [before, after].map((value) => (value === undefined ? undefined : String(value)));
  return old === now ? [] : [old, now].filter((place) => place !== undefined);
}
