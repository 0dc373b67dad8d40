import { behavesAsStore } from '../testing/store-behaviour.ts';
import { withDatabase } from '../testing/with-database.ts';
import { openPostgresStore } from './open-postgres-store.ts';
import type { OpenStore } from './open-postgres-store.ts';

describe('PostgreSQL', () => {
  const test = withDatabase();
  let opened: OpenStore;
  before(() => {
    opened = openPostgresStore(test.url);
  });
  after(() => opened.close());
  behavesAsStore('PostgreSQL', () => opened.store);
});
