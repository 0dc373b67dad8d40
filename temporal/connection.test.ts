import { rejects } from 'node:assert/strict';
import { connectTemporal } from './connection.ts';
import { quietSdk } from './testing/quiet-sdk.ts';

describe('the connection to Temporal', function () {
  this.timeout(30_000);
  before(quietSdk);
  it('says so when no server answers', () =>
    rejects(connectTemporal({ address: '127.0.0.1:1', namespace: 'default' }), { code: 'temporal.unreachable' }));
  it('says so when the server does not speak TLS', () =>
    rejects(connectTemporal({ address: '127.0.0.1:1', namespace: 'default', tls: true, apiKey: 'key' }), {
      code: 'temporal.unreachable',
    }));
});
