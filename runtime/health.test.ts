import assert from 'node:assert/strict';
import { createHealth } from './health.ts';
import { openDatabase } from './database.ts';
import { withDatabase } from './testing/with-database.ts';

describe('health', () => {
  const test = withDatabase();

  it('tells the state and latency of a real server', async () => {
    const { ready, dependencies } = await createHealth({ postgres: () => test.database.$queryRaw`SELECT 1` })();
    assert.equal(ready, true);
    assert.equal(dependencies[0]?.lastError, undefined);
    assert.ok((dependencies[0]?.latencyMs ?? 0) > 0);
  });

  it('says which one is down, and why, without its password', async () => {
    const absent = openDatabase('postgresql://me:hunter2@127.0.0.1:1/none');
    const health = createHealth({
      postgres: () => test.database.$queryRaw`SELECT 1`,
      other: () => absent.$queryRaw`SELECT 1`,
    });
    const { ready, dependencies } = await health();
    assert.equal(ready, false);
    assert.deepEqual(
      dependencies.map((dependency) => [dependency.name, dependency.ready]),
      [
        ['postgres', true],
        ['other', false],
      ],
    );
    assert.ok(dependencies[1]?.lastError);
    assert.ok(!JSON.stringify(dependencies).includes('hunter2'));
    await absent.$disconnect();
  });

  it('waits for none of them longer than it may, and remembers the last error', async () => {
    let broken = true;
    const never = new Promise(() => undefined);
    const health = createHealth({ slow: () => (broken ? never : Promise.resolve()) }, 30);
    assert.match((await health()).dependencies[0]?.lastError ?? '', /within 30 ms/);
    broken = false;
    const [after] = (await health()).dependencies;
    assert.equal(after?.ready, true);
    assert.match(after.lastError ?? '', /within 30 ms/);
  });
});
