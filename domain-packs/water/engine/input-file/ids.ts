import type { GraphReader, TypeDefinition } from '../../../../primitives/index.ts';
import { Curve, LINK_TYPES, NODE_TYPES, Pattern } from '../../taxonomy/index.ts';

const LONGEST = 31;

/** How the elements are called in a file: by their names, or by a number where a name would not be read as one. */
export interface Ids {
  /** By the subject in the graph. */
  of(subject: string): string;
  readonly nodes: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
  readonly patterns: ReadonlyMap<string, string>;
  readonly curves: ReadonlyMap<string, string>;
}

export function idsOf(graph: GraphReader): Ids {
  const nodes = named(graph, NODE_TYPES);
  const links = named(graph, LINK_TYPES);
  const patterns = named(graph, [Pattern]);
  const curves = named(graph, [Curve]);
  const all = new Map([...nodes, ...links, ...patterns, ...curves]);
  return { nodes, links, patterns, curves, of: (subject) => all.get(subject) ?? subject };
}

function named(graph: GraphReader, types: readonly TypeDefinition[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const subject of types.flatMap((type) => graph.ofType(type))) {
    const name = graph.nameOf(subject);
    let id = isReadable(name) && !taken.has(name) ? name : '';
    for (let i = ids.size + 1; id === ''; i++) id = taken.has(`_${i}`) ? '' : `_${i}`;
    taken.add(id);
    ids.set(subject, id);
  }
  return ids;
}

const isReadable = (name: string): boolean => name.length <= LONGEST && /^[^\s,;"[*][^\s,;"]*$/.test(name);

/** A name that none of the given has. */
export function unusedIn(ids: ReadonlyMap<string, string>): string {
  const taken = new Set(ids.values());
  for (let i = 0; ; i++) if (!taken.has(`_none${i}`)) return `_none${i}`;
}
