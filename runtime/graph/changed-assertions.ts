import type { ChangedAssertions, SnapshotManifest } from '../../primitives/index.ts';
import type { GraphCache } from './graph-cache.ts';
import type { Source } from './source.ts';

/** The assertions of those chunks in which two snapshots differ; the others are not even read. */
export async function changedAssertions(
  graphs: GraphCache,
  source: Source,
  before: SnapshotManifest,
  after: SnapshotManifest,
): Promise<ChangedAssertions> {
  const differing = ({ chunks }: SnapshotManifest): string[] =>
    chunks.map((digest, i) => (before.chunks[i] === after.chunks[i] ? '' : digest));
  const [old, now] = await Promise.all(
    [before, after].map((manifest) => graphs.chunks(source, { ...manifest, chunks: differing(manifest) })),
  );
  return { before: (old ?? []).flat(), after: (now ?? []).flat() };
}
