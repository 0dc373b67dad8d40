import { setImmediate } from 'node:timers/promises';
import type { Differences, SnapshotManifest } from '../../primitives/index.ts';
import { differencesOf, differingChunks } from '../../primitives/index.ts';
import { createLeastRecentlyUsed } from '../least-recently-used.ts';
import type { GraphCache } from './graph-cache.ts';
import type { Source } from './source.ts';

/** As many pairs of snapshots are kept: what the steps of a run compare theirs with. */
const PAIRS = 16;
/** As many chunks are compared before others have their turn: some milliseconds on a graph of 100,000 assertions. */
const AT_ONCE = 16;

/** What differs between two snapshots, chunk by chunk; chunks that are the same in both are not even read. */
export type SnapshotDifferences = (
  source: Source,
  before: SnapshotManifest,
  after: SnapshotManifest,
) => AsyncGenerator<Differences>;

/** Every chunk of a pair is compared when somebody first gets as far, and once, whoever asks for the pair again. */
export function createSnapshotDifferences(graphs: GraphCache): SnapshotDifferences {
  const pairs = createLeastRecentlyUsed<Map<number, Differences>>(PAIRS);
  return async function* (source, before, after) {
    const pair = `${before.digest} ${after.digest}`;
    const compared = pairs.get(pair) ?? new Map<number, Differences>();
    pairs.set(pair, compared);
    const numbers = differingChunks(before.chunks, after.chunks);
    for (let i = 0; i < numbers.length; i += AT_ONCE) {
      const some = numbers.slice(i, i + AT_ONCE);
      if (some.some((number) => !compared.has(number))) {
        const chunksOf = (manifest: SnapshotManifest) =>
          graphs.chunks(source, { ...manifest, chunks: some.map((number) => manifest.chunks[number] ?? '') });
        const [old, now] = await Promise.all([chunksOf(before), chunksOf(after)]);
        for (const [k, number] of some.entries()) compared.set(number, differencesOf(old[k] ?? [], now[k] ?? []));
        await setImmediate();
      }
      for (const number of some) {
        const differences = compared.get(number);
        if (differences) yield differences;
      }
    }
  };
}
