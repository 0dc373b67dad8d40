import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from './lock-file.ts';

describe('withLock', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(path.join(tmpdir(), 'bver-lock-'))));
  afterEach(() => rmSync(directory, { recursive: true }));

  it('lets one in at a time, and leaves nothing behind', async () => {
    const file = path.join(directory, 'lock');
    let inside = 0;
    let most = 0;
    await Promise.all(
      Array.from({ length: 8 }, () =>
        withLock(file, 5, async () => {
          most = Math.max(most, ++inside);
          await sleep(2);
          inside--;
        }),
      ),
    );
    assert.equal(most, 1);
    assert.equal(existsSync(file), false);
  });

  it('takes over the lock of a process that is gone', async () => {
    const file = path.join(directory, 'lock');
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(file, `${pid}@1`);
    assert.equal(await withLock(file, 1, async () => 'in'), 'in');
  });

  it('takes over the lock of a process whose number now belongs to another', async () => {
    const file = path.join(directory, 'lock');
    writeFileSync(file, `${process.pid}@1`);
    assert.equal(await withLock(file, 1, async () => 'in'), 'in');
  });

  it('names the process that keeps it for too long', async () => {
    const file = path.join(directory, 'lock');
    await withLock(file, 1, async () => {
      await assert.rejects(
        withLock(file, 0.1, async () => undefined),
        { code: 'lock.timeout' },
      );
    });
  });
});
