import type { Missing, PropertyRead, Read, ReadContext, ReadExample, Reads, ReadValues } from './read.ts';
import { isMissing, readAll, readExample } from './read.ts';
import { shortestPath } from './shortest-path.ts';
import type { Passage } from './shortest-path.ts';
import type { TypeDefinition } from './taxonomy.ts';

/** An element somewhere else in the graph, with what was read there. */
export type Elsewhere<R extends Reads> = ReadValues<R> & { readonly subject: string };
type ElsewhereExample<R extends Reads> = readonly (ReadExample<R> & { readonly subject?: string })[];

/** Elements as an example gives them; those without an id of their own are numbered. */
function examples<R extends Reads>(reads: R, given: ElsewhereExample<R>): readonly Elsewhere<R>[] | Missing {
  const found: Elsewhere<R>[] = [];
  for (const [i, example] of given.entries()) {
    const { values, missing } = readExample(reads, example as ReadExample<R>);
    const first = missing[0];
    if (first) return first;
    found.push({ ...values, subject: example.subject ?? `example-${i + 1}` });
  }
  return found;
}

function visit<R extends Reads>(reads: R, context: ReadContext, subjects: Iterable<string>) {
  const found: Elsewhere<R>[] = [];
  for (const subject of subjects) {
    const { values, missing } = readAll(reads, context, subject);
    const first = missing[0];
    if (first) return first;
    found.push({ ...values, subject });
  }
  return found;
}

/** Every element of a type, wherever it stands. */
export const extent = <const R extends Reads>(
  type: TypeDefinition,
  reads: R,
): Read<readonly Elsewhere<R>[], ElsewhereExample<R>> => ({
  describes: `every ${type.typeId} (${Object.values(reads)
    .map((r) => r.describes)
    .join(', ')})`,
  read: (context) => visit(reads, context, context.graph.ofType(type)),
  fromExample: (given) => examples(reads, given ?? []),
});

/** Elements that name the judged one in a property, e.g. those that are of a catalog entry. */
export const referring = <const R extends Reads>(
  link: PropertyRead<{ readonly form: 'reference'; readonly to: string }>,
  reads: R,
): Read<readonly Elsewhere<R>[], ElsewhereExample<R>> => ({
  describes: `each whose ${link.describes} it is (${Object.values(reads)
    .map((r) => r.describes)
    .join(', ')})`,
  read: (context, subject) => {
    const { graph } = context;
    const members = graph.ofType(link.typeId).filter((member) => graph.text(member, link.path) === subject);
    for (const member of members) context.used.push({ subject: member, path: link.path });
    return visit(reads, context, members);
  },
  fromExample: (given) => examples(reads, given ?? []),
});

/** Elements of a type that share a junction with the one that is judged. */
export const neighbours = <const R extends Reads>(
  type: TypeDefinition,
  reads: R,
): Read<readonly Elsewhere<R>[], ElsewhereExample<R>> => ({
  describes: `each adjacent ${type.typeId} (${Object.values(reads)
    .map((r) => r.describes)
    .join(', ')})`,
  read: (context, subject) => visit(reads, context, adjacent(context, subject, type.typeId)),
  fromExample: (given) => examples(reads, given ?? []),
});

/** Nodes of a type across one junction, sorted; the ports of a junction are its own. */
function adjacent({ graph }: ReadContext, subject: string, typeId: string): string[] {
  const own = graph.portsOf(subject);
  const junctions = own.length > 0 ? own.map((port) => graph.junctionOf(port)) : [subject];
  const found = new Set<string>();
  for (const junction of junctions) {
    if (junction === undefined) continue;
    if (graph.typeOf(junction) === typeId && junction !== subject) found.add(junction);
    for (const port of graph.portsAt(junction)) {
      const node = graph.nodeOf(port);
      if (node !== subject && graph.typeOf(node) === typeId) found.add(node);
    }
  }
  return [...found].sort();
}

/** Which elements of a way are read, and which it may lead through. */
export interface Way {
  /** Only elements of this type are read; all that are passed unless said. */
  readonly of?: TypeDefinition;
  /** Through which elements it may lead, its end among them; through all unless said. */
  readonly passes?: Passage;
}

/**
 * The shortest way from the judged element to the nearest element of the `to` type, as the elements passed on it in order,
 * its end among them, each with what was read there. Missing when there is no way.
 */
export const pathTo = <const R extends Reads>(
  to: TypeDefinition,
  reads: R,
  way: Way | Passage = {},
): Read<readonly Elsewhere<R>[], ElsewhereExample<R>> => {
  const { of, passes }: Way = typeof way === 'function' ? { passes: way } : way;
  const path = `path to ${to.typeId}`;
  return {
    describes: `${of ? `each ${of.typeId} on the` : 'the'} path to the nearest ${to.typeId} (${Object.values(reads)
      .map((r) => r.describes)
      .join(', ')})`,
    read: (context, subject) => {
      const { graph } = context;
      const passed = shortestPath(graph, subject, to.typeId, passes);
      if (!passed) return { missing: true, subject, path };
      return visit(reads, context, of ? passed.filter((node) => graph.typeOf(node) === of.typeId) : passed);
    },
    fromExample: (given) => (given ? examples(reads, given) : { missing: true, subject: 'example', path }),
  };
};

/** Another element that the judged one names, e.g. the catalog entry it is of. */
export const through = <const R extends Reads>(
  link: Read<string, string>,
  reads: R,
): Read<Elsewhere<R>, ReadExample<R> & { readonly subject?: string }> => ({
  describes: `${link.describes} → (${Object.values(reads)
    .map((r) => r.describes)
    .join(', ')})`,
  read: (context, subject) => {
    const target = link.read(context, subject);
    if (isMissing(target)) return target;
    const { values, missing } = readAll(reads, context, target);
    return missing[0] ?? { ...values, subject: target };
  },
  fromExample: (given) => {
    if (!given) return { missing: true, subject: 'example', path: link.describes };
    const { values, missing } = readExample(reads, given as ReadExample<R>);
    return missing[0] ?? { ...values, subject: given.subject ?? 'example' };
  },
});
