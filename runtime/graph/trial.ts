import type { Change, Graph, SnapshotManifest, Source as Document, ValueDifference } from '../../primitives/index.ts';
import { changeSet, diff, differingChunks } from '../../primitives/index.ts';
import { sha256 } from '../sha256.ts';
import type { Content } from '../store/store.ts';
import type { GraphCache } from './graph-cache.ts';
import { snapshotOfChange } from './snapshots.ts';
import type { Source } from './source.ts';

/** Snapshots and contents that are made to see what would come of them: they lie over what is stored, and are never stored. */
export interface Trial {
  /** What is stored, and what was made here. */
  readonly source: Source;
  keep(made: {
    readonly contents: readonly Content[];
    readonly snapshots: readonly { readonly manifest: SnapshotManifest }[];
  }): void;
  /** @throws BverError `snapshot.not-found` */
  load(digest: string): Promise<{ readonly graph: Graph; readonly manifest: SnapshotManifest }>;
  /** The snapshot that the changes lead to, made for this base whatever they were made for before. */
  apply(base: string, changes: readonly Change[], sources?: readonly Document[]): Promise<SnapshotManifest>;
  /** Every value that differs; only the chunks that do are read. */
  differences(before: string, after: string): Promise<ValueDifference[]>;
}

export function createTrial(graphs: GraphCache, stored: Source): Trial {
  const contents = new Map<string, Uint8Array>();
  const snapshots = new Map<string, SnapshotManifest>();
  const source: Source = {
    content: async (digest) => contents.get(digest) ?? stored.content(digest),
    snapshot: async (digest) => snapshots.get(digest) ?? stored.snapshot(digest),
  };
  const keep: Trial['keep'] = (made) => {
    for (const { digest, bytes } of made.contents) contents.set(digest, bytes);
    for (const { manifest } of made.snapshots) snapshots.set(manifest.digest, manifest);
  };
  return {
    source,
    keep,
    load: (digest) => graphs.graph(source, digest),
    async apply(base, changes, sources = []) {
      const { graph, manifest } = await graphs.graph(source, base);
      const made: Content[] = [];
      const making = { source, graphs, sha256, bindingDigest: manifest.bindingDigest, contents: made };
      const changed = await snapshotOfChange(making, manifest, changeSet(base, graph, changes, sources));
      keep({ contents: made, snapshots: [{ manifest: changed }] });
      return changed;
    },
    async differences(before, after) {
      const [from, to] = await Promise.all([source.snapshot(before), source.snapshot(after)]);
      const numbers = differingChunks(from.chunks, to.chunks);
      const chunksOf = async (manifest: SnapshotManifest) => {
        const chunks = manifest.chunks.map((digest, i) => (numbers.includes(i) ? digest : ''));
        const all = await graphs.chunks(source, { ...manifest, chunks });
        return new Map(numbers.map((number) => [number, all[number] ?? []]));
      };
      return diff(await chunksOf(from), await chunksOf(to));
    },
  };
}
