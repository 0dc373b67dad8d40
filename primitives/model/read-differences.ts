import type { Assertion } from './assertion.ts';
import { canonicalJson } from './canonical-json.ts';
import { buildGraph } from './graph.ts';
import type { Graph } from './graph.ts';
import type { ReadSetRecord } from './read-set.ts';
import { statementOf } from './statement.ts';
import { STRUCTURE } from './taxonomy.ts';
import type { Value } from './value.ts';

/** What was read: a value or its absence, the members of a type, the ports at a place, or a name in a text. */
export type ReadKind = 'value' | 'extent' | 'adjacency' | 'name';

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
  const before = buildGraph('', changed.before);
  const after = buildGraph('', changed.after);
  const difference = (as: ReadKind, subject: string, path: string): ReadDifference => ({
    as,
    subject,
    path,
    before: before.assertion(subject, path)?.value,
    after: after.assertion(subject, path)?.value,
  });
  for (const [subject, paths] of reads.values) {
    for (const path of paths) {
      const same =
        essence(before.assertion(subject, path), precision) === essence(after.assertion(subject, path), precision);
      if (!same) yield difference('value', subject, path);
    }
  }
  for (const typeId of reads.extents) {
    for (const subject of onlyInOne(before.ofType(typeId), after.ofType(typeId))) {
      yield difference('extent', subject, STRUCTURE.type);
    }
  }
  for (const place of reads.adjacency) {
    // A node's own ports and those at a junction are two lists: a port may leave the one and stand in the other.
    const ports = new Set([
      ...onlyInOne(before.portsOf(place), after.portsOf(place)),
      ...onlyInOne(before.portsAt(place), after.portsAt(place)),
    ]);
    for (const port of ports) yield difference('adjacency', port, STRUCTURE.junction);
  }
  for (const subject of renamed(before, after, reads)) yield difference('name', subject, STRUCTURE.name);
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

/** Elements whose name is another one, or is said in one snapshot only, among those whose names were looked up. */
function renamed(before: Graph, after: Graph, reads: ReadSetRecord): string[] {
  const nameIn = (graph: Graph, subject: string): Value | undefined => graph.assertion(subject, STRUCTURE.name)?.value;
  const lookedUp = reads.names ?? namesThatMayBeTold(before, after, reads);
  return [...new Set(lookedUp)].filter((subject) => nameIn(before, subject) !== nameIn(after, subject));
}

/** Where nobody wrote down whose names were looked up: of what stands in both snapshots or was read of. */
function namesThatMayBeTold(before: Graph, after: Graph, reads: ReadSetRecord): string[] {
  const readOf = new Set(reads.values.map(([subject]) => subject));
  const isIn = (graph: Graph, subject: string): boolean => graph.assertion(subject, STRUCTURE.type) !== undefined;
  return [...before.assertions(), ...after.assertions()]
    .filter(({ path }) => path === STRUCTURE.name)
    .map(({ subject }) => subject)
    .filter((subject) => readOf.has(subject) || isIn(before, subject) === isIn(after, subject));
}
