import type { Assertion, Graph, SnapshotManifest } from '../../primitives/index.ts';
import { buildGraph, decodeChunk } from '../../primitives/index.ts';
import { createLeastRecentlyUsed } from '../least-recently-used.ts';
import type { Source } from './source.ts';

/** Parsed chunks and indexed graphs by digest, so that a change costs one chunk and not the graph. */
export interface GraphCache {
  graph(source: Source, digest: string): Promise<{ graph: Graph; manifest: SnapshotManifest }>;
  chunks(source: Source, manifest: SnapshotManifest): Promise<readonly (readonly Assertion[])[]>;
  /** Remembers chunks that were just made, so that they need not be read back. */
  remember(digest: string, assertions: readonly Assertion[]): void;
}

const NO_ASSERTIONS: readonly Assertion[] = [];

/** @param graphs how many indexed graphs, and 256 times that many chunks, are kept */
export function createGraphCache(graphs = 8): GraphCache {
  const parsed = createLeastRecentlyUsed<readonly Assertion[]>(graphs * 256);
  const built = createLeastRecentlyUsed<Graph>(graphs);
  const chunk = async (source: Source, digest: string): Promise<readonly Assertion[]> => {
    if (digest === '') return NO_ASSERTIONS;
    const known = parsed.get(digest);
    if (known) return known;
    const assertions = decodeChunk(new TextDecoder().decode(await source.content(digest)));
    parsed.set(digest, assertions);
    return assertions;
  };
  const cache: GraphCache = {
    chunks: (source, manifest) => Promise.all(manifest.chunks.map((digest) => chunk(source, digest))),
    graph: async (source, digest) => {
      const manifest = await source.snapshot(digest);
      const known = built.get(digest);
      if (known) return { graph: known, manifest };
      const graph = buildGraph(digest, (await cache.chunks(source, manifest)).flat());
      built.set(digest, graph);
      return { graph, manifest };
    },
    remember: (digest, assertions) => parsed.set(digest, assertions),
  };
  return cache;
}
