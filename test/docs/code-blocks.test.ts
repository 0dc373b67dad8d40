import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { CodeBlock } from './code-blocks.ts';
import { codeBlocks, documents, ROOT } from './code-blocks.ts';

/** Languages whose blocks are run; the rest shows output, data or pictures. */
const RUNNABLE = ['sh', 'ts'];
const MARKS = ['run', 'by-hand'];

const run = promisify(execFile);
const blocks = documents().flatMap(codeBlocks);

describe('code in the documents', function () {
  this.timeout(60_000);
  let folder = '';
  before(() => (folder = mkdtempSync(path.join(tmpdir(), 'bver-docs-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  const environment = () => ({ ...process.env, TMPDIR: folder, BVER_STATE_DIRECTORY: path.join(folder, 'state') });
  const commandOf = ({ language, code }: CodeBlock): readonly [string, readonly string[]] => {
    if (language === 'sh') return ['bash', ['-euo', 'pipefail', '-c', code]];
    const file = path.join(folder, 'block.mts');
    // Written as if it lay at the top of the project.
    writeFileSync(file, code.replaceAll("from './", `from '${pathToFileURL(ROOT).href}/`));
    return [process.execPath, ['--import', 'tsx', file]];
  };

  it('is marked: run, or by-hand', () => {
    const unmarked = blocks.filter(({ language, mark }) => RUNNABLE.includes(language) && !MARKS.includes(mark));
    assert.deepEqual(
      unmarked.map(({ place }) => place),
      [],
    );
  });

  for (const block of blocks.filter(({ mark }) => mark === 'run')) {
    it(`runs: ${block.place}`, async () => {
      const [command, args] = commandOf(block);
      await run(command, args, { cwd: ROOT, env: environment(), maxBuffer: 64 * 1024 * 1024 });
    });
  }
});
