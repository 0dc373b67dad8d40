import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { restServer } from '../../api/rest/testing/rest-server.ts';
import { BOOKCASE } from '../../api/testing/bookcase-branches.ts';
import { exampleBroker } from '../../api/testing/example-broker.ts';
import { commandLine } from '../command-line.ts';

describe('branches on the command line', () => {
  const packs = process.env['BVER_PACKS'];
  const folder = mkdtempSync(path.join(tmpdir(), 'bver-diff-'));
  const file = path.join(folder, 'case.shelf');
  let server: Awaited<ReturnType<typeof restServer>>;

  before(async () => {
    process.env['BVER_PACKS'] = 'test/example-pack/pack.ts';
    writeFileSync(file, BOOKCASE);
    server = await restServer(exampleBroker());
  });
  after(async () => {
    if (packs === undefined) delete process.env['BVER_PACKS'];
    else process.env['BVER_PACKS'] = packs;
    await server.close();
  });

  async function bver(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    let [out, err] = ['', ''];
    const terminal = {
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
      interactive: false,
    };
    const code = await commandLine([...args, ...(args.includes('--inline') ? [] : ['--remote', server.url])], terminal);
    return { code, out, err };
  }

  it('compare two files in the words of the domain', async () => {
    const other = path.join(folder, 'other.shelf');
    writeFileSync(other, BOOKCASE.replace('80 cm', '95 cm').replace(/book Atlas.*\n/, ''));
    const { out, err, code } = await bver('diff', file, other, '--inline');
    assert.equal(code, 0);
    assert.match(out, /^~ Upper {2}board.upper {2}\(example.Board\)\n {4}~ length {2}80 cm → 95 cm\n/m);
    assert.match(out, /^- Atlas {2}book.atlas {2}\(example.Book\)$/m);
    assert.ok(!out.includes(String.fromCharCode(27)), 'colours are for terminals');
    assert.match(err, /1 changed, 5 removed\.\n$/);
    assert.equal((await bver('diff', file, file, '--inline')).err.split('\n').at(-2), 'They say the same.');
  });

  it('go from a file to a study, a branch, a scenario, another study, and what differs', async () => {
    const run = await bver('run', 'example.bookcase.interpret', '--document', file, '--json');
    const { runId } = JSON.parse(run.out) as { runId: string };
    assert.match((await bver('commit', 'main', '--run', runId, '-m', 'As drawn')).out, /^main is at [0-9a-f]{64}\.\n$/);
    await bver('branch', 'long', '--purpose', 'Does it sag?');
    const set = ['commit', 'long', '--set', 'board.upper length=90 cm', '-m', 'Try it'];
    assert.match((await bver(...set, '--dry-run')).out, /~ length {2}80 cm → 90 cm/);
    assert.match((await bver('branches')).out, /^long +main +nothing +nothing/m);
    await bver(...set);
    assert.match((await bver('branches')).out, /^long +main +1 changed: Upper +nothing +[0-9a-f]{12} +Does it sag\?$/m);
    const judged = await bver('run', 'example.board-load.validate', '--graph', 'default', '--branch', 'long', '--json');
    assert.equal((JSON.parse(judged.out) as { status: string }).status, 'completed');
    assert.match((await bver('diff', 'long')).out, /~ length {2}80 cm → 90 cm/);
    assert.match((await bver('diff', 'main', 'long')).out, /~ length {2}80 cm → 90 cm/);
  });

  it('show conflicts as a table, and take decisions', async () => {
    await bver('commit', 'main', '--set', 'board.upper length=70 cm', '-m', 'Measured');
    const conflicted = await bver('merge', 'long');
    assert.equal(conflicted.code, 1);
    assert.match(conflicted.out, /^board.upper +length +70 cm {2}\| {2}90 cm +80 cm$/m);
    assert.match(conflicted.out, /--resolve 'board.upper length=70 cm' --because WHY/);
    const resolve = ['merge', 'long', '--resolve', 'board.upper length=90 cm'];
    assert.match((await bver(...resolve)).err, /--resolve needs --because/);
    assert.match(
      (await bver('merge', 'long', '--resolve', 'board.upper length=1 m', '--because', 'x')).err,
      /Its candidates: 70 cm, 90 cm, 80 cm/,
    );
    assert.match((await bver(...resolve, '--because', 'It holds')).out, /^main took \d+ values of long, and is at /);
    const { out } = await bver('history', 'main', 'board.upper', 'length');
    assert.match(out, /^main 3 .*length: 70 cm → 90 cm, “90 cm” at \S+\.txt:5:29 \(long 2, local\) +Merged long$/m);
    assert.match(out, /^main 2 .*length: 80 cm → 70 cm, “70 cm” at \S+\.txt:5:29 +Measured$/m);
  });

  it('undo a move, and end', async () => {
    assert.match((await bver('revert', '3')).out, /^Move 3 of main is undone/);
    assert.match((await bver('history')).out, /^main 4 .*Reverted move 3: Merged long$/m);
    assert.match((await bver('branch', 'long', '--close')).out, /closed; its history stays/);
    assert.match((await bver('history', 'long')).out, /^long 3 .*closed/m);
  });

  it('say what is wrong, and where', async () => {
    const wrong = await bver('commit', 'main', '--set', 'board.uper length=90 cm', '-m', 'x');
    assert.equal(wrong.code, 2, wrong.err);
    assert.match(wrong.err, /\/changes\/0\/subject: There is no element board.uper. Close to it: board.upper/);
    for (const [args, says] of [
      [['commit', 'main', '--set', 'board.upper length=90 cm'], /needs --message/],
      [['commit', 'main', '--set', 'board.upper', '-m', 'x'], /not of the form/],
      [['commit', 'main'], /one of --run, --snapshot/],
      [['diff'], /two files/],
      [['diff', 'mian'], /no branch mian of default/],
      [['revert', 'x'], /number of a move/],
      [['merge'], /one or two branches/],
      [['history', 'main', 'board.x'], /board.x/],
    ] as const) {
      const { code, err } = await bver(...args);
      assert.equal(code, 2, `${args.join(' ')}: ${err}`);
      assert.match(err, says);
    }
  });
});
