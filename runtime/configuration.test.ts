import assert from 'node:assert/strict';
import { configuration } from './configuration.ts';

describe('configuration', () => {
  it('needs nothing', () => {
    const { database, temporal, doors, documentLimit } = configuration({});
    assert.equal(database.url, undefined);
    assert.equal(temporal.address, undefined);
    assert.deepEqual(doors, { host: '127.0.0.1', restPort: 8080, mcpPort: 8081 });
    assert.equal(documentLimit, 33_554_432);
  });
  it('takes real servers from the environment; an API key implies TLS', () => {
    const { database, temporal } = configuration({
      DATABASE_URL: 'postgresql://me:secret@db:5432/bver',
      TEMPORAL_ADDRESS: 'temporal.internal:7233',
      TEMPORAL_API_KEY: 'key',
    });
    assert.equal(database.url, 'postgresql://me:secret@db:5432/bver');
    assert.equal(temporal.tls, true);
  });
  it('reads an empty variable as absent', () =>
    assert.equal(configuration({ DATABASE_URL: ' ' }).database.url, undefined));
  it('names every variable that is wrong', () => {
    assert.throws(
      () => configuration({ BVER_REST_PORT: 'eighty', DATABASE_URL: 'mysql://db' }),
      (error: Error) => /BVER_REST_PORT/.test(error.message) && /DATABASE_URL/.test(error.message),
    );
  });
});
