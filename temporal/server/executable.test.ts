import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildExecutable } from './build.ts';
import { cacheDirectory, CLI_VERSION, temporalExecutable } from './executable.ts';

describe('the program of the embedded Temporal', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'bver-executable-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const program = (file: string, script = 'exit 0'): string => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return file;
  };

  it('is the one on the PATH first, then the one in the cache', async () => {
    const env = { PATH: path.join(folder, 'bin'), XDG_CACHE_HOME: folder };
    const cached = program(path.join(cacheDirectory(env), CLI_VERSION, 'temporal'));
    assert.deepEqual(await temporalExecutable(() => undefined, env), { file: cached, origin: 'cache' });
    const onPath = program(path.join(folder, 'bin', 'temporal'));
    assert.deepEqual(await temporalExecutable(() => undefined, env), { file: onPath, origin: 'path' });
  });

  it('is built once by several builders, and appears whole', async () => {
    const runs = path.join(folder, 'runs');
    const go = program(path.join(folder, 'go'), `echo run >> ${runs}; sleep 0.2; cp "$0" "$GOBIN/temporal"`);
    const file = path.join(folder, 'cache', 'temporal');
    const answers = await Promise.all([1, 2, 3].map(() => buildExecutable(file, CLI_VERSION, go, () => undefined)));
    assert.deepEqual(answers, [undefined, undefined, undefined]);
    assert.ok(existsSync(file));
    assert.equal(readdirSync(path.dirname(file)).length, 1, 'nothing half-made is left');
  });

  it('says why it could not be built', async () => {
    const file = path.join(folder, 'cache', 'temporal');
    const go = program(path.join(folder, 'go'), 'echo "go: module lookup disabled" >&2; exit 1');
    const problem = await buildExecutable(file, CLI_VERSION, go, () => undefined);
    assert.match(problem ?? '', /code 1: go: module lookup disabled/);
    assert.match((await buildExecutable(file, CLI_VERSION, undefined, () => undefined)) ?? '', /no Go/);
    assert.equal(existsSync(file), false);
  });
});
