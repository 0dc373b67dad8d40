import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { restServer } from '../../api/rest/testing/rest-server.ts';
import { BOOKCASE } from '../../api/testing/bookcase-branches.ts';
import { exampleBroker } from '../../api/testing/example-broker.ts';
import { commandLine } from '../command-line.ts';

describe('the version of a study on the command line', () => {
  const packs = process.env['BVER_PACKS'];
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'bver-study-')), 'case.shelf');
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

  async function study(name: string, ...where: string[]): Promise<{ code: number; out: string; err: string }> {
    let [out, err] = ['', ''];
    const terminal = {
      out: (text: string) => void (out += text),
      err: (text: string) => void (err += text),
      interactive: false,
    };
    const code = await commandLine(['study', file, '--study', name, '--json', ...where], terminal);
    return { code, out, err };
  }

  for (const where of ['in this process', 'elsewhere'] as const) {
    const flags = (): string[] => (where === 'elsewhere' ? ['--remote', server.url] : ['--inline']);

    it(`is the one in the range: ${where}`, async () => {
      const [any, inRange] = [
        await study('example.study', ...flags()),
        await study('example.study@^1.0.0', ...flags()),
      ];
      const digest = ({ out }: typeof any): unknown => (JSON.parse(out) as { outputDigest: unknown }).outputDigest;
      assert.match(String(digest(inRange)), /^[0-9a-f]{64}$/);
      assert.equal(digest(inRange), digest(any));
    });

    it(`is refused where none is in the range, and the ones there are told: ${where}`, async () => {
      const { code, out, err } = await study('example.study@^9.0.0', ...flags());
      assert.notEqual(code, 0, out + err);
      assert.match(out + err, /\^9\.0\.0[^]*1\.0\.0/);
    });
  }

  it('is said behind the @', async () => {
    const { code, out, err } = await study('example.study@', '--inline');
    assert.notEqual(code, 0, out + err);
    assert.match(out + err, /names no version of a study/);
  });
});
