import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { beat } from './heartbeat.ts';

describe('the heartbeat', () => {
  it('beats at least three times within its time-out, with the latest progress, until it is stopped', async () => {
    const sent: number[] = [];
    let share = 0;
    const stop = beat(
      90,
      () => ({ share: (share += 0.1), message: '' }),
      (heartbeat) => sent.push(heartbeat.share),
    );
    await sleep(110);
    stop();
    const { length } = sent;
    assert.ok(length >= 2 && length <= 4, String(length));
    assert.ok((sent[1] ?? 0) > (sent[0] ?? 0));
    await sleep(70);
    assert.equal(sent.length, length);
  });
});
