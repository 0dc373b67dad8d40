import type {
  Assertion,
  ChangeSet,
  Sha256,
  SnapshotManifest,
  Source as DocumentSource,
} from '../../primitives/index.ts';
import { applyChangeSet, chunksConcerned, encodeChunk, intoChunks, snapshotDigest } from '../../primitives/index.ts';
import type { Content } from '../store/store.ts';
import type { GraphCache } from './graph-cache.ts';
import type { Source } from './source.ts';

interface Making {
  readonly source: Source;
  readonly graphs: GraphCache;
  readonly sha256: Sha256;
  readonly bindingDigest: string;
  /** Chunks that are new are added here. */
  readonly contents: Content[];
}

export const CHUNK_MEDIA_TYPE = 'application/vnd.bver.chunk+json';

/** Cuts assertions into chunks, each under the digest of its canonical text. */
export function snapshotOfAssertions(
  making: Making,
  assertions: readonly Assertion[],
  sources: readonly DocumentSource[],
): SnapshotManifest {
  const chunks = intoChunks(assertions).map((chunk) => putChunk(making, chunk));
  return manifestOf(making, chunks, assertions.length, sources);
}

/**
 * The snapshot that a change set leads to: only the chunks that it concerns are read and written.
 *
 * @throws BverError `graph.precondition` when the change was made for another snapshot
 */
export async function snapshotOfChange(
  making: Making,
  base: SnapshotManifest,
  change: ChangeSet,
): Promise<SnapshotManifest> {
  const numbers = chunksConcerned(change);
  const only = { ...base, chunks: base.chunks.map((digest, i) => (numbers.includes(i) ? digest : '')) };
  const standing = await making.graphs.chunks(making.source, only);
  const changed = applyChangeSet(new Map(numbers.map((number) => [number, standing[number] ?? []])), change);
  const chunks = [...base.chunks];
  let count = base.assertionCount;
  for (const [number, assertions] of changed) {
    chunks[number] = putChunk(making, assertions);
    count += assertions.length - (standing[number]?.length ?? 0);
  }
  const known = new Set(base.sources.map(({ digest }) => digest));
  const sources = [...base.sources, ...change.sources.filter(({ digest }) => !known.has(digest))];
  return manifestOf(making, chunks, count, sources);
}

function putChunk({ contents, graphs, sha256 }: Making, assertions: readonly Assertion[]): string {
  if (assertions.length === 0) return '';
  const bytes = new TextEncoder().encode(encodeChunk(assertions));
  const digest = sha256(bytes);
  contents.push({ digest, mediaType: CHUNK_MEDIA_TYPE, bytes });
  graphs.remember(digest, assertions);
  return digest;
}

const manifestOf = (
  { bindingDigest, sha256 }: Making,
  chunks: readonly string[],
  assertionCount: number,
  sources: readonly DocumentSource[],
): SnapshotManifest => ({
  digest: snapshotDigest(bindingDigest, chunks, sha256),
  bindingDigest,
  chunks,
  assertionCount,
  sources: sources.map(({ uri, digest, mediaType }) => ({ uri, digest, mediaType })),
});
