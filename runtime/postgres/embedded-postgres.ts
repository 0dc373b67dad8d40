import path from 'node:path';
import pg from 'pg';
import { freePort } from '../ports.ts';
import { shareServer } from '../shared-server/shared-server.ts';
import type { Share } from '../shared-server/shared-server.ts';
import { directoryElsewhere, othersCanEnter } from '../state-directory.ts';
import { serverAccount } from './account.ts';
import { postgresBinaries } from './binaries.ts';
import { ensureCluster, SUPERUSER } from './cluster.ts';

const PREFERRED_PORT = 54_329;

export interface EmbeddedPostgresOptions {
  /** Where the embedded servers keep their state. */
  readonly stateDirectory: string;
  /** Name of the server's folder in it: test runs have one of their own. */
  readonly folder?: string;
  readonly preferredPort?: number;
  /** Further settings, `name=value`. */
  readonly settings?: readonly string[];
}

interface Address {
  readonly port: number;
  readonly password: string;
}

/** A running embedded server. */
export interface EmbeddedPostgres extends Omit<Share<unknown>, 'addresses'> {
  readonly port: number;
  /** Connection URL of a database of it, whether that database exists or not. */
  url(database: string): string;
}

/** Starts the embedded PostgreSQL of this checkout, or joins it. @throws StartupError */
export async function shareEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = serverAccount();
  const binaries = postgresBinaries(account !== undefined);
  // A server that runs as another account has to be able to reach its files. Two state directories stay two.
  const reachable = account === undefined || othersCanEnter(options.stateDirectory);
  const directory = path.join(
    reachable ? options.stateDirectory : directoryElsewhere(options.stateDirectory),
    options.folder ?? 'postgres',
  );
  const share = await shareServer<Address>({
    name: 'PostgreSQL',
    directory,
    startSeconds: 60,
    ...(account ? { account } : {}),
    prepare: async (lastTime, attempt) => {
      const { data, password } = await ensureCluster(directory, binaries, account);
      const port = await freePort((lastTime?.port ?? options.preferredPort ?? PREFERRED_PORT) + attempt - 1);
      const settings = [
        `port=${port}`,
        'listen_addresses=127.0.0.1',
        'unix_socket_directories=',
        'max_connections=200',
        // Compiling a query costs more than running it: ours are short.
        'jit=off',
        ...(options.settings ?? []),
      ];
      return {
        command: binaries.postgres,
        args: ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
        environment: { LC_ALL: 'C' },
        stopSignal: 'INT',
        addresses: { port, password },
        ...(account ? { account } : {}),
      };
    },
    answers: (address) => canConnect(urlOf(address, 'postgres')),
  });
  const { addresses, ...rest } = share;
  return { ...rest, port: addresses.port, url: (database) => urlOf(addresses, database) };
}

const urlOf = ({ port, password }: Address, database: string): string =>
  `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

async function canConnect(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
