import type { Assertion, SnapshotManifest } from '../../primitives/index.ts';
import { changeSet } from '../../primitives/index.ts';
import { createGraphCache } from '../../runtime/graph/graph-cache.ts';
import { snapshotOfAssertions } from '../../runtime/graph/snapshots.ts';
import { storeSource } from '../../runtime/graph/store-source.ts';
import { sha256 } from '../../runtime/sha256.ts';
import type { Content } from '../../runtime/store/store.ts';
import { median, percentile, timed } from '../statistics.ts';
import type { Stored } from './stored.ts';

/** How long writing takes, in ms, and what it adds to the tables with their indexes and what is stored beside them, in bytes. */
export interface Written {
  readonly commit: number;
  readonly commitBytes: number;
  readonly change: number;
  readonly changeP95: number;
  readonly changeBytes: number;
}

export interface StorageMeasured {
  readonly assertions: number;
  /** Deflated contents of one snapshot, in bytes. */
  readonly contentBytes: number;
  readonly chunks: Written;
  readonly rows: Written;
}

const ROUNDS = 5;
const CHANGES = 60;
const NOTE = { by: 'bench', message: '' };

/** A snapshot and one-value changes of it: in chunks, and, as a peer in the same database, with a row for each assertion. */
export async function measureStorage(
  stored: Stored,
  assertions: readonly Assertion[],
  like: SnapshotManifest,
): Promise<StorageMeasured> {
  await stored.database.$executeRawUnsafe(
    'CREATE TABLE peer (tenant text, subject text, path text, said json NOT NULL, PRIMARY KEY (tenant, subject, path))',
  );
  const commits = { chunks: [] as number[], rows: [] as number[] };
  const bytes = { chunks: [] as number[], rows: [] as number[] };
  let last: SnapshotManifest | undefined;
  for (let round = 0; round <= ROUNDS; round++) {
    const tenant = `storage-${round}`;
    const binding = await stored.store.content('bench', like.bindingDigest);
    if (binding) await stored.store.putContents(tenant, [binding]);
    const before = await sizeOf(stored);
    const chunks = await timed(async () => (last = await commit(stored, tenant, assertions, like)));
    const between = await sizeOf(stored);
    const rows = await timed(() => insertRows(stored, tenant, assertions));
    const after = await sizeOf(stored);
    if (round === 0) continue;
    commits.chunks.push(chunks);
    commits.rows.push(rows);
    bytes.chunks.push(between - before);
    bytes.rows.push(after - between);
  }
  const tenant = `storage-${ROUNDS}`;
  const [size] = await stored.database.$queryRawUnsafe<{ sum: bigint }[]>(
    "SELECT sum(octet_length(bytes)) AS sum FROM content WHERE tenant = $1 AND media_type LIKE '%chunk%'",
    tenant,
  );
  const contentBytes = Number(size?.sum ?? 0);
  const changed = await changeOneValue(stored, tenant, last as SnapshotManifest, assertions);
  return {
    assertions: assertions.length,
    contentBytes,
    chunks: { commit: median(commits.chunks), commitBytes: median(bytes.chunks), ...changed.chunks },
    rows: { commit: median(commits.rows), commitBytes: median(bytes.rows), ...changed.rows },
  };
}

/** Everything that a commit of a new graph writes: contents, manifest, the branch with its move and its elements. */
async function commit(
  { store }: Stored,
  tenant: string,
  assertions: readonly Assertion[],
  like: SnapshotManifest,
): Promise<SnapshotManifest> {
  const contents: Content[] = [];
  const source = storeSource(store, tenant);
  const making = { source, graphs: createGraphCache(), sha256, bindingDigest: like.bindingDigest, contents };
  const manifest = snapshotOfAssertions(making, assertions, like.sources);
  await store.putContents(tenant, contents);
  await store.putSnapshot(tenant, manifest, []);
  const branch = { graph: 'feeder', name: 'main', head: manifest.digest, purpose: '' };
  await store.moveBranch(tenant, branch, undefined, NOTE);
  return manifest;
}

async function changeOneValue(
  stored: Stored,
  tenant: string,
  manifest: SnapshotManifest,
  assertions: readonly Assertion[],
) {
  const { store, graphs, database } = stored;
  const numbers = assertions.filter(({ value, subject }) => typeof value === 'number' && !subject.includes('#'));
  const step = Math.max(1, Math.floor(numbers.length / CHANGES));
  const picked = Array.from({ length: CHANGES }, (_, i) => numbers[i * step] as Assertion);
  const times = { chunks: [] as number[], rows: [] as number[] };
  const before = await sizeOf(stored);
  let head = manifest.digest;
  for (const one of picked) {
    const changed = { ...one, value: Number(one.value) + 1 };
    times.chunks.push(
      await timed(async () => {
        const change = changeSet(head, { assertion: () => one }, [{ op: 'assert', assertion: changed }]);
        const { digest } = await graphs.apply(tenant, head, change);
        await store.moveBranch(tenant, { graph: 'feeder', name: 'main', head: digest, purpose: '' }, head, NOTE);
        head = digest;
      }),
    );
  }
  const between = await sizeOf(stored);
  for (const one of picked) {
    const said = JSON.stringify({ ...one, value: Number(one.value) + 1 });
    times.rows.push(
      await timed(() =>
        database.$executeRawUnsafe(
          'UPDATE peer SET said = $4::json WHERE tenant = $1 AND subject = $2 AND path = $3',
          tenant,
          one.subject,
          one.path,
          said,
        ),
      ),
    );
  }
  const after = await sizeOf(stored);
  const written = (all: readonly number[], grown: number) => ({
    change: median(all),
    changeP95: percentile(all, 0.95),
    changeBytes: grown / CHANGES,
  });
  return { chunks: written(times.chunks, between - before), rows: written(times.rows, after - between) };
}

/** Rows are written in one statement, as fast as PostgreSQL takes them from a client. */
const insertRows = ({ database }: Stored, tenant: string, assertions: readonly Assertion[]): Promise<number> =>
  database.$executeRawUnsafe(
    'INSERT INTO peer SELECT $1, subject, path, said::json FROM unnest($2::text[], $3::text[], $4::text[]) AS a(subject, path, said)',
    tenant,
    assertions.map(({ subject }) => subject),
    assertions.map(({ path }) => path),
    assertions.map((assertion) => JSON.stringify(assertion)),
  );

/** Of all tables, with their indexes and what is stored out of line. */
async function sizeOf({ database }: Stored): Promise<number> {
  const [row] = await database.$queryRawUnsafe<{ sum: bigint }[]>(
    "SELECT sum(pg_total_relation_size(oid)) AS sum FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
  );
  return Number(row?.sum ?? 0);
}
