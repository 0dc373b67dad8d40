import assert from 'node:assert/strict';
import { replayBuffer } from './replay-buffer.ts';

const message = (id: number) => ({ jsonrpc: '2.0' as const, id, result: {} });

describe('the replay buffer', () => {
  it('replays what followed on the same stream', async () => {
    const buffer = replayBuffer();
    const first = await buffer.storeEvent('a', message(1));
    await buffer.storeEvent('b', message(2));
    await buffer.storeEvent('a', message(3));
    const sent: unknown[] = [];
    const stream = await buffer.replayEventsAfter(first, { send: async (_, one) => void sent.push(one) });
    assert.equal(stream, 'a');
    assert.deepEqual(sent, [message(3)]);
    assert.equal(await buffer.getStreamIdForEventId?.(first), 'a');
  });

  it('forgets the oldest, and says so', async () => {
    const buffer = replayBuffer(2);
    const first = await buffer.storeEvent('a', message(1));
    await buffer.storeEvent('a', message(2));
    await buffer.storeEvent('a', message(3));
    await assert.rejects(buffer.replayEventsAfter(first, { send: async () => undefined }), /kept/);
  });
});
