import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import { createRunListener } from '../run-events.ts';
import { createPostgresStore } from './postgres-store.ts';
import type { Store } from './store.ts';

/** The store with everything that is open for it. */
export interface OpenStore {
  readonly store: Store;
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens the store on a migrated database: a pool, and one connection that listens. Nothing connects before it is used. */
export function openPostgresStore(url: string, connections?: number): OpenStore {
  const database = openDatabase(url, connections);
  const listener = createRunListener(url);
  return {
    store: createPostgresStore(database, listener),
    database,
    close: async () => {
      await listener.close();
      await database.$disconnect();
    },
  };
}
