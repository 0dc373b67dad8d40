import assert from 'node:assert/strict';
import { withDatabase } from '../testing/with-database.ts';
import { claimKey } from './idempotency-keys.ts';

describe('an idempotency key', () => {
  const test = withDatabase();
  it('can be claimed anew once it has expired', async () => {
    const claim = (runId: string) =>
      claimKey(test.database, 't', 'caller', 'key', { runId, bodyDigest: `of ${runId}` });
    assert.equal((await claim('first')).runId, 'first');
    assert.equal((await claim('second')).runId, 'first');
    await test.database.idempotencyKey.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    assert.deepEqual(await claim('third'), { runId: 'third', bodyDigest: 'of third' });
  });
});
