import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { rateLimit } from './rate-limit.ts';

describe('the rate limit', () => {
  const collect = (takesMs = 0) => {
    const passed: number[] = [];
    const limit = rateLimit<number>(20, async (value) => {
      passed.push(value);
      await sleep(takesMs);
    });
    return { passed, limit };
  };

  it('passes on the latest of many', async () => {
    const { passed, limit } = collect();
    for (let i = 1; i <= 1000; i++) limit.push(i);
    await sleep(60);
    assert.deepEqual(passed, [1000]);
    limit.push(1001);
    await sleep(60);
    assert.deepEqual(passed, [1000, 1001]);
  });

  it('tells a slow receiver less often, and one thing at a time', async () => {
    const { passed, limit } = collect(100);
    const end = Date.now() + 210;
    for (let i = 0; Date.now() < end; i++) {
      limit.push(i);
      await sleep(1);
    }
    limit.stop();
    assert.ok(passed.length <= 2, String(passed.length));
  });

  it('says nothing of what is over within an interval, or stopped', async () => {
    const { passed, limit } = collect();
    limit.push(1);
    limit.stop();
    limit.push(2);
    await sleep(60);
    assert.deepEqual(passed, []);
  });
});
