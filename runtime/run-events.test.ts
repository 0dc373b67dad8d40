import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { appendRunEvent, notifyRun, runEventsAfter } from './repositories/run-events.ts';
import { insertRun } from './repositories/runs.ts';
import { createRunListener } from './run-events.ts';
import type { RunListener } from './run-events.ts';
import { sampleRun } from './testing/samples.ts';
import { withDatabase } from './testing/with-database.ts';

const TENANT = 'tenant "of quotes" and ünïcode';

describe('following a run', () => {
  const test = withDatabase();
  let listener: RunListener;
  before(async () => {
    listener = createRunListener(test.url);
    for (const runId of ['late', 'lost']) {
      await insertRun(test.database, sampleRun({ runId, caller: { tenant: TENANT, subject: 's' } }));
    }
  });
  after(() => listener.close());
  const sequences = async (runId: string, after = 0): Promise<number[]> =>
    (await runEventsAfter(test.database, TENANT, runId, after)).map(({ sequence }) => sequence);

  it('shows no later event before an earlier one that commits late', async () => {
    let second: Promise<void> | undefined;
    await test.database.$transaction(async (slow) => {
      await appendRunEvent(slow, TENANT, 'late', 'progress', { share: 0.1 });
      second = appendRunEvent(test.database, TENANT, 'late', 'progress', { share: 0.2 });
      await sleep(80);
      assert.deepEqual(await sequences('late'), [], 'the second one waits for the first');
    });
    await second;
    assert.deepEqual(await sequences('late'), [1, 2]);
    assert.deepEqual(await sequences('late', 1), [2]);
  });

  it('leaves no gap behind a transaction that was rolled back', async () => {
    const failing = test.database.$transaction(async (transaction) => {
      await appendRunEvent(transaction, TENANT, 'late', 'progress', { share: 0.3 });
      throw new Error('rolled back');
    });
    await assert.rejects(failing, /rolled back/);
    await appendRunEvent(test.database, TENANT, 'late', 'progress', { share: 0.4 });
    assert.deepEqual(await sequences('late', 2), [3]);
  });

  it('goes on by itself when its connection is lost', async function () {
    this.timeout(10_000);
    const wakes: number[] = [];
    const woken = (): number => wakes.length;
    const stop = await listener.follow(TENANT, 'lost', () => wakes.push(Date.now()));
    await notifyRun(test.database, TENANT, 'lost');
    for (let i = 0; i < 100 && woken() === 0; i++) await sleep(10);
    assert.equal(woken(), 1);
    await test.database.$queryRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'bver listener' AND datname = current_database()`;
    await appendRunEvent(test.database, TENANT, 'lost', 'progress', { share: 0.5 });
    await notifyRun(test.database, TENANT, 'lost');
    for (let i = 0; i < 300 && woken() === 1; i++) await sleep(10);
    assert.ok(woken() > 1, 'it looks for what it has missed');
    const before = woken();
    await notifyRun(test.database, TENANT, 'lost');
    for (let i = 0; i < 100 && woken() === before; i++) await sleep(10);
    assert.equal(woken(), before + 1, 'it listens again');
    stop();
    await notifyRun(test.database, TENANT, 'lost');
    await sleep(50);
    assert.equal(woken(), before + 1);
  });
});
