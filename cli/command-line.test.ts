import assert from 'node:assert/strict';
import { commandLine } from './command-line.ts';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const terminal = {
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    interactive: false,
  };
  return { code: await commandLine(args, terminal), out, err };
}

describe('the command line', () => {
  const packs = process.env['BVER_PACKS'];
  before(() => (process.env['BVER_PACKS'] = 'test/example-pack/pack.ts'));
  after(() => {
    if (packs === undefined) delete process.env['BVER_PACKS'];
    else process.env['BVER_PACKS'] = packs;
  });

  // A pin: what people and scripts rely on. Change it together with the documentation.
  it('shows its commands', async () => {
    const { out } = await run('help');
    assert.deepEqual(
      out.split('\n').flatMap((line) => /^ {2}(\w+)/.exec(line)?.[1] ?? []),
      [
        'up',
        'study',
        'run',
        'runs',
        'questions',
        'answer',
        'approve',
        'reject',
        'trace',
        'reproduce',
        'stale',
        'refresh',
        'diff',
        'branches',
        'branch',
        'commit',
        'merge',
        'revert',
        'history',
        'replay',
        'bundle',
        'packs',
        'conformance',
        'new',
        'rest',
        'mcp',
        'worker',
      ],
    );
  });

  it('tells what each command takes', async () => {
    const { out } = await run('help', 'run');
    for (const option of ['document', 'param', 'snapshot', 'json', 'inline', 'remote'])
      assert.match(out, new RegExp(`--${option}\\b`));
    for (const name of ['up', 'study', 'runs', 'trace', 'packs', 'rest', 'mcp', 'worker'])
      assert.match((await run(name, '--help')).out, new RegExp(`^bver ${name}`));
  });

  it('tells what an operation does and takes', async () => {
    const { code, out } = await run('packs', 'example.creep.simulate');
    assert.equal(code, 0);
    assert.match(out, /^.+ \(example\.creep\.simulate \d/);
    assert.match(out, /^steps=<integer> /m);
  });

  it('says which version it is', async () => {
    assert.match((await run('--version')).out, /^\d+\.\d+\.\d+\n$/);
  });

  it('runs one primitive in this process and prints one JSON document', async () => {
    const { code, out, err } = await run(
      'run',
      'example.bookcase.evaluate',
      '--document',
      'test/example-pack/bookcase.shelf',
      '--inline',
      '--json',
    );
    assert.deepEqual([code, err], [0, '']);
    const result = JSON.parse(out) as { status: string; payload: { score: number } };
    assert.equal(result.status, 'completed');
    assert.ok(result.payload.score > 0);
  });

  it('studies a file, showing steps and findings', async () => {
    const { code, out, err } = await run(
      'study',
      'test/example-pack/bookcase.shelf',
      '--inline',
      '--param',
      'steps=2',
      '--param',
      'pauseMilliseconds=0',
    );
    assert.equal(code, 0);
    assert.match(err, /interpret: 9 lines read/);
    assert.match(out, /4 checks passed/);
  });

  it('helps when the call is wrong, with exit code 2', async () => {
    const wrong = async (remedy: RegExp, ...args: string[]) => {
      const { code, err } = await run(...args);
      assert.equal(code, 2, `${args.join(' ')}: ${err}`);
      assert.match(err, remedy);
    };
    await wrong(/Close to it: study/, 'stud');
    await wrong(/→ bver help lists all/, 'xyzzyxyzzy');
    await wrong(/Close to it: study/, 'help', 'stud');
    await wrong(/Run it in this process, or at a URL/, 'run', 'a.b', '--inline', '--remote', 'http://127.0.0.1:1');
    await wrong(/bver help runs/, 'runs', 'a', 'b');
    await wrong(/bver help run/, 'run', '--nonsense');
    await wrong(/bver packs/, 'run', '--inline');
    await wrong(/name=value|name of one/, 'run', 'example.creep.simulate', '--param', 'steps', '--inline');
    await wrong(/example\.bookcase\.evaluate/, 'run', 'example.bookcase.evaluat', '--inline');
    await wrong(/Check the path/, 'study', 'nowhere.shelf', '--inline');
    await wrong(/Readable now: .*\.shelf/, 'study', 'service.yaml', '--inline');
  });

  it('says with --json what is wrong as JSON, too', async () => {
    const { code, out } = await run('run', 'example.bookcase.evaluate', '--inline', '--json');
    assert.equal(code, 2);
    assert.equal((JSON.parse(out) as { error: { code: string } }).error.code, 'input.missing');
  });
});
