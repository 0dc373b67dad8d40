import { BverError } from '../errors.ts';
import { applyChanges } from '../model/apply-changes.ts';
import type { Assertion } from '../model/assertion.ts';
import type { Change } from '../model/change-set.ts';
import { buildGraph } from '../model/graph.ts';
import type { Graph } from '../model/graph.ts';
import { intoChunks, stateDigest } from '../model/snapshot.ts';
import type { Document } from '../primitive.ts';
import { createRegistry } from '../registry.ts';
import type { AnyPrimitive, Ground, Workbench } from './law.ts';

/** Documents by name, the main one first. */
export type DocumentSet = Readonly<Record<string, string | Uint8Array>>;

/** The states that a document goes through: each primitive is tried where it would stand. */
export interface Grounds {
  readonly documents: Ground;
  /** Before each resolver of the preparation, by its name. */
  readonly before: ReadonlyMap<string, Ground>;
  /** Resolved, with every result set and the findings of every validator. */
  readonly complete: Ground;
}

export const graphOf = (bench: Workbench, assertions: readonly Assertion[]): Graph =>
  buildGraph(stateDigest(bench.bindingDigest, assertions, bench.sha256), assertions);

/** The assertions of a graph after changes. */
export function changed(graph: Graph, changes: readonly Change[]): Assertion[] {
  const before = new Map(intoChunks(graph.assertions()).entries());
  return [...new Map([...before, ...applyChanges(before, changes)]).values()].flat();
}

export function documentsOf(bench: Workbench, set: DocumentSet): Document[] {
  return Object.entries(set).map(([name, content]) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return { name, uri: name, digest: bench.sha256(bytes), mediaType: mediaTypeOf(bench, name), bytes };
  });
}

const mediaTypeOf = ({ pack }: Workbench, name: string): string =>
  pack.interpreters
    .flatMap(({ reads }) => Object.entries(reads))
    .find(([, endings]) => endings.some((ending) => name.toLowerCase().endsWith(ending)))?.[0] ??
  'application/octet-stream';

export const onDocuments = (bench: Workbench, documents: readonly Document[]): Ground => ({
  documents,
  graph: graphOf(bench, []),
  sources: [],
  resultSets: {},
  findings: [],
});

/** Interprets, resolves, simulates and judges, as a study would: the ground that each primitive is tried on. */
export async function prepareGrounds(bench: Workbench, set: DocumentSet): Promise<Grounds> {
  const registry = createRegistry([bench.pack]);
  const documents = onDocuments(bench, documentsOf(bench, set));
  const main = documents.documents[0];
  if (!main)
    throw new BverError('input.missing', { operation: 'conformance', what: 'a document', how: 'Give documents.' });
  const run = (primitive: AnyPrimitive, ground: Ground) => bench.run(primitive, ground, primitive.input.parse({}));

  const { assertions = [], sources = [] } = await run(registry.interpreterFor(main), documents);
  let ground: Ground = { ...documents, graph: graphOf(bench, assertions), sources };
  const before = new Map<string, Ground>();
  for (const name of bench.pack.preparation.resolvers) {
    before.set(name, ground);
    const { changeSet } = await run(registry.primitive(name), ground);
    if (changeSet) ground = { ...ground, graph: graphOf(bench, changed(ground.graph, changeSet.forward)) };
  }
  for (const name of Object.values(bench.pack.preparation.simulators)) {
    const { resultSet } = await run(registry.primitive(name), ground);
    if (resultSet) ground = { ...ground, resultSets: { ...ground.resultSets, [resultSet.name]: resultSet } };
  }
  for (const validator of registry.primitives({ kind: 'validator' })) {
    const { findings } = await run(validator, ground);
    ground = { ...ground, findings: [...ground.findings, ...findings] };
  }
  return { documents, before, complete: ground };
}

/** Where a primitive stands in a study. */
export const groundFor = (grounds: Grounds, primitive: AnyPrimitive): Ground =>
  primitive.needs.graph ? (grounds.before.get(primitive.name) ?? grounds.complete) : grounds.documents;
