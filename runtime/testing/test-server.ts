import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { createDatabase } from '../postgres/ensure-postgres.ts';
import { shareEmbeddedPostgres } from '../postgres/embedded-postgres.ts';
import type { EmbeddedPostgres } from '../postgres/embedded-postgres.ts';
import { migrate, migrations } from '../migrate.ts';
import { sha256 } from '../sha256.ts';
import { stateDirectory } from '../state-directory.ts';

/** What a test writes may be lost in a crash of the machine. */
const HASTY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
/** Any number that nothing else locks. */
const TEMPLATE_LOCK = 3_141_592;

let shared: Promise<EmbeddedPostgres> | undefined;

/** The one server of all tests of this checkout; it stops with the last process that tests. */
export const testServer = (): Promise<EmbeddedPostgres> =>
  (shared ??= shareEmbeddedPostgres({
    stateDirectory: stateDirectory(),
    folder: 'test-postgres',
    preferredPort: 54_429,
    settings: HASTY,
  }));

export interface FreshDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** A new database, with every migration applied unless it is to be empty, and how to drop it. */
export async function freshDatabase(content: 'migrated' | 'empty' = 'migrated'): Promise<FreshDatabase> {
  const server = await testServer();
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`;
  const template = content === 'migrated' ? await migratedTemplate(server) : undefined;
  await createDatabase(server.url('postgres'), name, template);
  return {
    url: server.url(name),
    drop: () => onServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

/** Migrating takes longer than copying: it is done once for every state of the migrations. */
async function migratedTemplate(server: EmbeddedPostgres): Promise<string> {
  const name = `template_${sha256(
    migrations()
      .map(({ checksum }) => checksum)
      .join(),
  ).slice(0, 16)}`;
  await onServer(server, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const unfinished = `${name}_unfinished`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished}`);
    await migrate(server.url(unfinished));
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
  });
  return name;
}

async function onServer(server: EmbeddedPostgres, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
