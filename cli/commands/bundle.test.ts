import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exampleBroker } from '../../api/testing/example-broker.ts';
import type { RunBundle } from '../../api/system/run-bundle.ts';
import { LOCAL_CALLER } from '../../api/auth/local-caller.ts';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import { commandLine } from '../command-line.ts';

describe('bver bundle', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'bver-bundle-'));
  after(() => rmSync(folder, { recursive: true }));
  const bver = async (...args: string[]): Promise<{ code: number; out: string; err: string }> => {
    let [out, err] = ['', ''];
    const terminal = { out: (text: string) => (out += text), err: (text: string) => (err += text), interactive: false };
    return { code: await commandLine(args, terminal), out, err };
  };

  it('verifies a file without any server, and says what is wrong with it', async () => {
    const { broker, store } = exampleBroker();
    const call = { caller: LOCAL_CALLER, waitSeconds: 20 };
    const documents = [{ name: 'bookcase.shelf', text: SMALL_BOOKCASE }];
    const { run } = await broker.invoke('example.study', { documents, parameters: {} }, call);
    const made = await broker.invoke('runs.bundle', { runId: run?.runId }, call);
    const { digest } = (made as { output: RunBundle }).output;
    const bytes = (await store.content(LOCAL_CALLER.tenant, digest))?.bytes ?? assert.fail('no bundle');
    const file = path.join(folder, 'run.bver.zip');
    writeFileSync(file, bytes);

    const good = await bver('bundle', 'verify', file);
    assert.equal(good.code, 0, good.out);
    assert.match(good.out, /closure +ok +\d+ references that lead somewhere/);
    assert.match(good.out, /history +not checked here/);
    assert.match(good.out, /The bundle holds together\./);

    const at = Math.floor(bytes.length / 2);
    writeFileSync(
      file,
      Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 1 : byte)),
    );
    const bad = await bver('bundle', 'verify', file, '--json');
    assert.equal(bad.code, 1);
    const answer = JSON.parse(bad.out) as { valid: boolean; checks: { name: string; outcome: string }[] };
    assert.equal(answer.valid, false);
    assert.ok(answer.checks.some(({ name, outcome }) => name === 'archive' && outcome === 'failed'));
  }).timeout(20_000);

  it('says what it takes, and of a file that is not there that it is not', async () => {
    assert.match((await bver('bundle', 'mend', 'x')).err, /takes export RUN, verify FILE or import FILE/);
    const missing = await bver('bundle', 'verify', path.join(folder, 'none'));
    assert.equal(missing.code, 2);
    assert.match(missing.err, /none/);
  });
});
