import type { Assertion } from './assertion.ts';
import type { Graph } from './graph.ts';
import { nodeOfPort, STRUCTURE } from './taxonomy.ts';
import type { Value } from './value.ts';

/**
 * What a primitive read of a graph: values, absences, the extents of types, and adjacency. Its result holds for every
 * other snapshot in which all of this is the same.
 */
export interface ReadSet {
  /** Paths read per subject, present or not. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  /** Types whose members were listed. */
  readonly extents: ReadonlySet<string>;
  /** Nodes whose ports, and junctions whose connections, were listed. */
  readonly adjacency: ReadonlySet<string>;
  /** Nodes whose names were looked up: what came out may tell them, but nothing else can depend on them. */
  readonly names: ReadonlySet<string>;
}

/** The graph as a primitive sees it: every look leaves its trace in the read set without the author doing anything. */
export interface GraphReader {
  readonly digest: string;
  assertion(subject: string, path: string): Assertion | undefined;
  value(subject: string, path: string): Value | undefined;
  number(subject: string, path: string): number | undefined;
  text(subject: string, path: string): string | undefined;
  typeOf(subject: string): string | undefined;
  /** The name as the source spells it; the id where nothing says it. */
  nameOf(subject: string): string;
  ofType(type: { readonly typeId: string } | string): readonly string[];
  portsOf(node: string): readonly string[];
  portsAt(junction: string): readonly string[];
  junctionOf(port: string): string | undefined;
  nodeOf(port: string): string;
}

export interface RecordedReader extends GraphReader {
  readonly readSet: ReadSet;
}

/** Reads a graph and writes down what was read. */
export function recordReads(graph: Graph): RecordedReader {
  const values = new Map<string, Set<string>>();
  const extents = new Set<string>();
  const adjacency = new Set<string>();
  const names = new Set<string>();
  const assertion = (subject: string, path: string): Assertion | undefined => {
    const paths = values.get(subject);
    if (paths) paths.add(path);
    else values.set(subject, new Set([path]));
    return graph.assertion(subject, path);
  };
  const value = (subject: string, path: string): Value | undefined => assertion(subject, path)?.value;
  const text = (subject: string, path: string): string | undefined => {
    const found = value(subject, path);
    return typeof found === 'string' ? found : undefined;
  };
  return {
    digest: graph.digest,
    readSet: { values, extents, adjacency, names },
    assertion,
    value,
    text,
    number: (subject, path) => {
      const found = value(subject, path);
      return typeof found === 'number' ? found : undefined;
    },
    typeOf: (subject) => text(subject, STRUCTURE.type),
    nameOf: (subject) => {
      names.add(subject);
      return String(graph.assertion(subject, STRUCTURE.name)?.value ?? subject);
    },
    ofType: (type) => {
      const typeId = typeof type === 'string' ? type : type.typeId;
      extents.add(typeId);
      return graph.ofType(typeId);
    },
    portsOf: (node) => {
      adjacency.add(node);
      return graph.portsOf(node);
    },
    portsAt: (junction) => {
      adjacency.add(junction);
      return graph.portsAt(junction);
    },
    junctionOf: (port) => text(port, STRUCTURE.junction),
    nodeOf: nodeOfPort,
  };
}

/** The stored form of a read set, sorted: `values` as subject and its paths. */
export interface ReadSetRecord {
  readonly values: readonly (readonly [string, readonly string[]])[];
  readonly extents: readonly string[];
  readonly adjacency: readonly string[];
  /** Absent in records of a time when nobody wrote it down: then any name may have been looked up. */
  readonly names?: readonly string[];
}

export const readSetRecord = (readSet: ReadSet): ReadSetRecord => ({
  values: [...readSet.values]
    .map(([subject, paths]) => [subject, [...paths].sort()] as const)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1)),
  extents: [...readSet.extents].sort(),
  adjacency: [...readSet.adjacency].sort(),
  names: [...readSet.names].sort(),
});
