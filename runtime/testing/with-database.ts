import { openDatabase } from '../database.ts';
import type { Database } from '../database.ts';
import { freshDatabase } from './test-server.ts';

/** The database of a suite: there once its `before` hook has run. */
export interface TestDatabase {
  readonly url: string;
  readonly database: Database;
}

/**
 * Gives the enclosing mocha suite a fresh database on a real server, with every migration applied, and drops it after.
 *
 *     const test = withDatabase();
 *     it('…', () => test.database.run.count());
 */
export function withDatabase(): TestDatabase {
  let opened: { url: string; database: Database; drop(): Promise<void> } | undefined;
  const there = (): NonNullable<typeof opened> => {
    if (opened) return opened;
    throw new Error('The database is there from the before hook on.');
  };
  before(async function () {
    this.timeout(120_000);
    const fresh = await freshDatabase();
    opened = { ...fresh, database: openDatabase(fresh.url) };
  });
  after(async () => {
    await opened?.database.$disconnect();
    await opened?.drop();
  });
  return {
    get url() {
      return there().url;
    },
    get database() {
      return there().database;
    },
  };
}
