import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as prettier from 'prettier';
import { PROJECT_ROOT } from '../../runtime/state-directory.ts';
import { UsageError } from '../usage-error.ts';
import { writePack } from './write-pack.ts';

const NAME = 'heat-networks';
const inProject = (...parts: string[]): string => path.join(PROJECT_ROOT, ...parts);

describe('bver new pack', function () {
  this.timeout(180_000);
  let root = '';
  let files: string[] = [];
  const own = (file: string): string => path.join(root, 'domain-packs', NAME, file);
  const run = (command: string, ...args: string[]) =>
    spawnSync(process.execPath, [inProject(command), ...args], {
      cwd: PROJECT_ROOT,
      encoding: 'utf8',
      env: { ...process.env, BVER_PACKS: own('pack.ts') },
    });

  before(() => {
    // A place of its own, in which the project’s modules are found where a pack expects them.
    root = mkdtempSync(path.join(tmpdir(), 'bver-new-pack-'));
    for (const shared of ['primitives', 'node_modules', 'package.json'])
      symlinkSync(inProject(shared), path.join(root, shared));
    files = writePack(NAME, root);
  });
  after(() => rmSync(root, { recursive: true, force: true }));

  it('writes a primitive of each kind, and nothing of the template’s name', () => {
    for (const folder of ['interpreters', 'resolvers', 'simulators', 'validators', 'evaluators', 'generators']) {
      assert.ok(
        files.some((file) => file.startsWith(path.join('domain-packs', NAME, folder))),
        folder,
      );
    }
    for (const file of files)
      assert.doesNotMatch(`${file} ${readFileSync(path.join(root, file), 'utf8')}`, /blueprint/i);
  });

  it('compiles under the project’s own strictness', () => {
    const include = ['domain-packs/**/*.ts'];
    const compilerOptions = { noEmit: true, typeRoots: [inProject('node_modules/@types')] };
    const config = { extends: inProject('tsconfig.json'), compilerOptions, include };
    writeFileSync(path.join(root, 'tsconfig.json'), JSON.stringify(config));
    const { status, stdout } = run('node_modules/typescript/bin/tsc', '-p', path.join(root, 'tsconfig.json'));
    assert.equal(status, 0, stdout);
  });

  it('is formatted as the project is', async () => {
    const options = { ...(await prettier.resolveConfig(inProject('package.json'))) };
    for (const file of files.filter((name) => name.endsWith('.ts'))) {
      const text = readFileSync(path.join(root, file), 'utf8');
      assert.ok(await prettier.check(text, { ...options, parser: 'typescript' }), file);
    }
  });

  it('keeps the laws of the contract at once', () => {
    const { status, stdout, stderr } = run('node_modules/mocha/bin/mocha.js', '--exit', own('conformance.test.ts'));
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /7 passing/);
  });

  it('has a study that runs', () => {
    const { status, stdout, stderr } = run('cli/bver.mjs', 'study', own(`cases/first/first.${NAME}`), '--inline');
    assert.equal(status, 0, stdout + stderr);
    assert.match(stdout, /Move lathe from north to south\.|Every support/);
  });

  it('is refused where there is a folder already, and for names that no pack can have, with what to do', () => {
    const refused = (name: string, problem: RegExp): void =>
      assert.throws(
        () => writePack(name, root),
        (error) => error instanceof UsageError && problem.test(error.message) && error.remedy.length > 20,
      );
    refused(NAME, /is there already/);
    for (const name of ['Heat', 'heat_networks', '../heat', '', '-heat', '1heat', 'heat--networks']) {
      refused(name, /no name of a pack/);
    }
    refused('a'.repeat(31), /31 letters/);
    refused('blueprint', /something else/);
  });
});
