import type { AssertionReference } from '../model/assertion.ts';
import type { Graph } from '../model/graph.ts';
import type { ReadSetRecord } from '../model/read-set.ts';
import { elementOf, nodeOfPort, STRUCTURE } from '../model/taxonomy.ts';
import { surroundingsOf } from './surroundings.ts';

/**
 * Values that were read and that stand, those nearest to an element first: of itself and what is around it, of what refers to
 * it, then from neighbour to neighbour as they are connected, and at last of what is not connected. What a node is, everybody
 * reads: it is left out.
 *
 * @param words only values of which each word stands in the id or the name of the element, or in the path
 */
export function nearestReads(
  graph: Graph,
  readSet: ReadSetRecord,
  subject: string,
  words: readonly string[] = [],
): AssertionReference[] {
  const read = new Map(readSet.values);
  const found: AssertionReference[] = [];
  for (const near of new Set(byElement(graph, byDistance(graph, readSet, subject)))) {
    const paths = read.get(near);
    if (!paths) continue;
    const name = String(graph.assertion(elementOf(near), STRUCTURE.name)?.value ?? '');
    for (const path of paths) {
      if (path === STRUCTURE.type || path === STRUCTURE.name || graph.assertion(near, path) === undefined) continue;
      const text = `${near} ${name} ${path}`.toLowerCase();
      if (words.every((word) => text.includes(word.toLowerCase()))) found.push({ subject: near, path });
    }
  }
  return found;
}

/** Every element where it first comes, with its ports behind it. */
function* byElement(graph: Graph, subjects: Iterable<string>): Generator<string> {
  for (const element of new Set(Array.from(subjects, elementOf))) {
    yield element;
    yield* graph.portsOf(element);
  }
}

/** Subjects, some of them more than once, the nearest first. */
function* byDistance(graph: Graph, readSet: ReadSetRecord, subject: string): Generator<string> {
  yield* surroundingsOf(graph, subject);
  yield* referringTo(graph, readSet, subject);
  const seen = new Set([subject]);
  const pending = [subject];
  for (let at = pending.shift(); at !== undefined; at = pending.shift()) {
    for (const next of [...junctionsOf(graph, at), ...graph.portsAt(at).map(nodeOfPort)]) {
      if (seen.has(next)) continue;
      seen.add(next);
      pending.push(next);
      yield* surroundingsOf(graph, next);
    }
  }
  yield* readSet.values.map(([other]) => other);
}

const junctionsOf = (graph: Graph, node: string): string[] =>
  graph.portsOf(node).flatMap((port) => {
    const junction = graph.assertion(port, STRUCTURE.junction)?.value;
    return typeof junction === 'string' ? [junction] : [];
  });

/** What names the element in a value that was read, e.g. its controller. */
const referringTo = (graph: Graph, { values }: ReadSetRecord, subject: string): string[] =>
  values
    .filter(([from, paths]) => paths.some((path) => graph.assertion(from, path)?.value === subject))
    .map(([from]) => from);
