import type { Assertion } from './assertion.ts';
import { canonicalJson } from './canonical-json.ts';
import { buildGraph } from './graph.ts';
import type { Graph } from './graph.ts';
import type { ReadSetRecord } from './read-set.ts';
import { statementOf } from './statement.ts';
import { STRUCTURE } from './taxonomy.ts';
import type { Value } from './value.ts';

/** A read that finds something else in another snapshot; `undefined` where nothing is asserted. */
export interface ReadDifference {
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

/**
 * The recorded reads that differ between two snapshots: values and absences, extents of types, adjacency. A name is not
 * among the reads, but a text may tell it, so a changed name of an element that stands in both counts as one.
 *
 * What stands in equal chunks is the same in both snapshots, whichever list it belongs to, so that comparing the lists of
 * the changed chunks compares the whole.
 */
export function* readDifferences(
  reads: ReadSetRecord,
  changed: ChangedAssertions,
  precision: ReadPrecision = 'value',
): Generator<ReadDifference> {
  const before = buildGraph('', changed.before);
  const after = buildGraph('', changed.after);
  const difference = (subject: string, path: string): ReadDifference => ({
    subject,
    path,
    before: before.assertion(subject, path)?.value,
    after: after.assertion(subject, path)?.value,
  });
  for (const [subject, paths] of reads.values) {
    for (const path of paths) {
      const same =
        essence(before.assertion(subject, path), precision) === essence(after.assertion(subject, path), precision);
      if (!same) yield difference(subject, path);
    }
  }
  for (const typeId of reads.extents) {
    for (const subject of onlyInOne(before.ofType(typeId), after.ofType(typeId))) {
      yield difference(subject, STRUCTURE.type);
    }
  }
  for (const place of reads.adjacency) {
    // A node's own ports and those at a junction are two lists: a port may leave the one and stand in the other.
    const ports = new Set([
      ...onlyInOne(before.portsOf(place), after.portsOf(place)),
      ...onlyInOne(before.portsAt(place), after.portsAt(place)),
    ]);
    for (const port of ports) yield difference(port, STRUCTURE.junction);
  }
  for (const subject of renamed(before, after)) yield difference(subject, STRUCTURE.name);
}

function essence(assertion: Assertion | undefined, precision: ReadPrecision): string {
  if (!assertion) return '';
  if (precision === 'value') return statementOf(assertion);
  const { subject: _subject, path: _path, ...whole } = assertion;
  return canonicalJson(whole);
}

function onlyInOne(before: readonly string[], after: readonly string[]): string[] {
  const [old, now] = [new Set(before), new Set(after)];
  return [...before.filter((member) => !now.has(member)), ...after.filter((member) => !old.has(member))];
}

function* renamed(before: Graph, after: Graph): Generator<string> {
  for (const { subject, path, value } of before.assertions()) {
    if (path !== STRUCTURE.name) continue;
    const now = after.assertion(subject, path);
    if (now && now.value !== value) yield subject;
  }
}
