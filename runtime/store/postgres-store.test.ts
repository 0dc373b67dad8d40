import { createRunListener } from '../run-events.ts';
import type { RunListener } from '../run-events.ts';
import { behavesAsStore } from '../testing/store-behaviour.ts';
import { withDatabase } from '../testing/with-database.ts';
import { createPostgresStore } from './postgres-store.ts';

describe('PostgreSQL', () => {
  const test = withDatabase();
  let listener: RunListener;
  before(() => {
    listener = createRunListener(test.url);
  });
  after(() => listener.close());
  behavesAsStore('PostgreSQL', () => createPostgresStore(test.database, listener));
});
