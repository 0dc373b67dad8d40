import pg from 'pg';
import { startupError } from '../startup-error.ts';
import { stateDirectory } from '../state-directory.ts';
import { shareEmbeddedPostgres } from './embedded-postgres.ts';

/** SQLSTATE 42P04: another process made the database first. */
const DUPLICATE_DATABASE = '42P04';
const DATABASE = 'bver';

/** A PostgreSQL to work with. */
export interface Postgres {
  readonly url: string;
  /** `configured`: DATABASE_URL; `embedded`: our own, started or joined. */
  readonly source: 'configured' | 'embedded';
  /** For people: where it is, without the password. */
  readonly address: string;
  /** Whether this call started it. */
  readonly started: boolean;
  /** Gives it back: the embedded server stops when its last user has done so. */
  stop(): Promise<void>;
}

/**
 * The configured PostgreSQL, or else the embedded one with its database made.
 *
 * @throws StartupError `database.unreachable` when a configured one does not answer; those of the embedded server
 */
export async function ensurePostgres(configured: {
  databaseUrl?: string | undefined;
  stateDirectory?: string | undefined;
}): Promise<Postgres> {
  if (configured.databaseUrl !== undefined) return configuredPostgres(configured.databaseUrl);
  const embedded = await shareEmbeddedPostgres({ stateDirectory: stateDirectory(configured.stateDirectory) });
  await createDatabase(embedded.url('postgres'), DATABASE);
  return {
    url: embedded.url(DATABASE),
    source: 'embedded',
    address: `127.0.0.1:${embedded.port}/${DATABASE}`,
    started: embedded.started,
    stop: embedded.leave,
  };
}

async function configuredPostgres(url: string): Promise<Postgres> {
  const { host, pathname } = new URL(url);
  const address = `${host}${pathname}`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
  } catch (error) {
    throw startupError('database.unreachable', { address, problem: (error as Error).message });
  } finally {
    await client.end().catch(() => undefined);
  }
  return { url, source: 'configured', address, started: false, stop: async () => undefined };
}

/** Makes a database, from a template where one is named, unless it is there. */
export async function createDatabase(adminUrl: string, name: string, template?: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const from = template === undefined ? '' : ` TEMPLATE ${client.escapeIdentifier(template)} STRATEGY FILE_COPY`;
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}${from}`);
  } catch (error) {
    if ((error as pg.DatabaseError).code !== DUPLICATE_DATABASE) throw error;
  } finally {
    await client.end();
  }
}
