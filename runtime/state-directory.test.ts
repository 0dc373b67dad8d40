import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { directoryElsewhere, othersCanEnter, stateDirectory } from './state-directory.ts';

describe('the state directory', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'bver-state-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made in the checkout, or where it is configured', () => {
    assert.equal(stateDirectory(undefined, folder), path.join(folder, '.bver'));
    const configured = path.join(folder, 'a', 'b');
    assert.equal(stateDirectory(configured), configured);
    assert.ok(existsSync(configured));
  });

  it('is elsewhere for a checkout that cannot hold it', () => {
    writeFileSync(path.join(folder, '.bver'), 'a file');
    const elsewhere = stateDirectory(undefined, folder);
    assert.equal(elsewhere, directoryElsewhere(folder));
    assert.notEqual(elsewhere, directoryElsewhere('/another/checkout'));
    for (const made of [elsewhere, directoryElsewhere('/another/checkout')]) rmSync(made, { recursive: true });
  });

  it('is refused where it is configured and cannot be', () => {
    writeFileSync(path.join(folder, 'file'), '');
    assert.throws(() => stateDirectory(path.join(folder, 'file', 'x')), { code: 'state-directory.unusable' });
  });

  it('knows which folders another account cannot enter', () => {
    chmodSync(folder, 0o755);
    assert.equal(othersCanEnter(folder), true);
    chmodSync(folder, 0o700);
    assert.equal(othersCanEnter(path.join(folder)), false);
  });
});
