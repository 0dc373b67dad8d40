import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { sha256 } from './sha256.ts';
import { startupError } from './startup-error.ts';
import { PROJECT_ROOT } from './state-directory.ts';

/** The advisory lock that Prisma Migrate takes, so that its CLI and we wait for each other. */
const PRISMA_LOCK = 72_707_369;

/** Prisma's own book of migrations, as Prisma Migrate makes it. */
const BOOK = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** What a start did to the schema. */
export interface Migrated {
  readonly applied: readonly string[];
  /** The last migration that stands: the schema's version. */
  readonly version: string;
}

interface Entry {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished_at: Date | null;
}

/** The migrations of a folder, `<name>/migration.sql`, in order of name. */
export function migrations(folder = path.join(PROJECT_ROOT, 'prisma/migrations')): readonly Migration[] {
  return readdirSync(folder)
    .sort()
    .filter((name) => existsSync(path.join(folder, name, 'migration.sql')))
    .map((name) => {
      const sql = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: sha256(sql) };
    });
}

/**
 * Applies what is not applied yet, as `prisma migrate deploy` does: same book, same lock, same checksums.
 *
 * @throws StartupError `migration.failed`, `migration.failed-earlier`, `migration.edited`
 */
export async function migrate(url: string, all = migrations()): Promise<Migrated> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Held by the session: closing the connection lets the next process in.
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query(BOOK);
    const { rows } = await client.query<Entry>(
      'SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL',
    );
    const open = pending(all, rows);
    for (const migration of open) await apply(client, migration);
    return { applied: open.map(({ name }) => name), version: all.at(-1)?.name ?? '' };
  } finally {
    await client.end();
  }
}

function pending(all: readonly Migration[], book: readonly Entry[]): Migration[] {
  const failed = book.find(({ finished_at }) => finished_at === null);
  if (failed) throw startupError('migration.failed-earlier', { migration: failed.migration_name });
  const checksums = new Map(book.map((entry) => [entry.migration_name, entry.checksum]));
  const edited = all.find(({ name, checksum }) => (checksums.get(name) ?? checksum) !== checksum);
  if (edited) throw startupError('migration.edited', { migration: edited.name });
  return all.filter(({ name }) => !checksums.has(name));
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    // Several statements in one simple query are one transaction.
    await client.query(sql);
  } catch (error) {
    const problem = (error as Error).message;
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, problem]);
    throw startupError('migration.failed', { migration: name, problem });
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id]);
}
