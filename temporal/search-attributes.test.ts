import assert from 'node:assert/strict';
import { RUN_ATTRIBUTES } from '../workflows/search-attributes.ts';
import type { TemporalConnection } from './connection.ts';
import { connectTemporal } from './connection.ts';
import { ensureSearchAttributes, REGISTER_COMMAND } from './search-attributes.ts';
import { SEARCH_ATTRIBUTES } from './server/settings.ts';
import type { DevServer } from './testing/dev-server.ts';
import { startDevServer } from './testing/dev-server.ts';

describe('search attributes', function () {
  this.timeout(90_000);
  const namespace = 'elsewhere';
  let server: DevServer;
  let temporal: TemporalConnection;
  before(async () => {
    server = await startDevServer([`--namespace=${namespace}`]);
    temporal = await connectTemporal({ address: server.address, namespace });
  });
  after(async () => {
    await temporal.close();
    await server.stop();
  });

  it('are those that the embedded server is started with', () => {
    assert.deepEqual(RUN_ATTRIBUTES.map(({ name }) => name).sort(), [...SEARCH_ATTRIBUTES].sort());
  });

  it('are there afterwards, also where they were missing', async () => {
    const { native } = temporal;
    await native.operatorService.removeSearchAttributes({ namespace, searchAttributes: ['bverKind', 'bverStatus'] });
    await ensureSearchAttributes(temporal);
    const { customAttributes } = await native.operatorService.listSearchAttributes({ namespace });
    assert.deepEqual(
      RUN_ATTRIBUTES.filter(({ name }) => !(name in customAttributes)),
      [],
    );
    await temporal.client.workflow.start('unattended', {
      workflowId: 'one',
      taskQueue: 'nobody',
      typedSearchAttributes: RUN_ATTRIBUTES.map((key) => ({ key, value: 'x' })),
    });
    await ensureSearchAttributes(temporal);
  });

  it('can be registered by hand', () => {
    assert.match(
      REGISTER_COMMAND,
      /^temporal operator search-attribute create --name bverOperation --type Keyword --name /,
    );
  });
});
