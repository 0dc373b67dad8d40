import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import fc from 'fast-check';
import type { RunResult } from '../../run-result.ts';
import { LOCAL_CALLER } from '../../auth/local-caller.ts';
import { exampleBroker } from '../../testing/example-broker.ts';
import { restServer } from '../testing/rest-server.ts';

interface Line {
  readonly number: number;
  readonly before: string;
  readonly selected: string;
  readonly after: string;
}
type Excerpt = (bytes: Uint8Array, span: { offset: number; length: number }, around?: number) => Line[];

const FOLDER = new URL('.', import.meta.url);
const { excerpt } = (await import(new URL('excerpt.js', FOLDER).href)) as { excerpt: Excerpt };

const BROWSER = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const HOSTILE = '<img src=x onerror="document.title=1">';

describe('the page that shows where a value comes from', () => {
  it('shows the lines around a place, whole, and apart what is quoted', () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'ü', '<', ' ', '"') }), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(8), fc.nat(3), (lines, at, extent, around) => {
        const bytes = new TextEncoder().encode(lines.join('\n'));
        const offset = bytes.length === 0 ? 0 : at % bytes.length;
        const length = Math.min(extent, bytes.length - offset);
        const shown = excerpt(bytes, { offset, length }, around);
        // A span that cuts a character in two is no span of text.
        const decode = (part: Uint8Array): string => new TextDecoder().decode(part);
        const quoted = decode(bytes.subarray(offset, offset + length));
        if (quoted.includes('\ufffd') || decode(bytes.subarray(0, offset)).includes('\ufffd')) return;
        for (const { number, before, selected, after } of shown) {
          assert.equal(before + selected + after, lines[number - 1]);
        }
        assert.equal(shown.map(({ selected }) => selected).join(''), quoted.replaceAll('\n', ''));
        const first = new TextDecoder().decode(bytes.subarray(0, offset)).split('\n').length;
        assert.equal(shown[0]?.number, Math.max(1, first - around));
      }),
      { numRuns: 500 },
    );
  });

  it('makes elements of texts, never of markup', () => {
    for (const name of readdirSync(FOLDER).filter((file) => file.endsWith('.js'))) {
      const text = readFileSync(new URL(name, FOLDER), 'utf8');
      assert.doesNotMatch(text, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b/, name);
    }
  });

  it('is served with a policy that lets nothing in from elsewhere', async () => {
    const server = await restServer(exampleBroker());
    try {
      for (const path of ['/docs/trace', '/docs/trace.js', '/docs/excerpt.js', '/docs/trace.css']) {
        const response = await fetch(server.url + path);
        assert.equal(response.status, 200, path);
        assert.match(response.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'/);
        assert.doesNotMatch(await response.text(), /https?:\/\/(?!www\.w3\.org)/);
      }
    } finally {
      await server.close();
    }
  });

  (BROWSER === undefined ? it.skip : it)(
    'shows in a browser the characters that state a value, and runs none of them',
    async function () {
      this.timeout(90_000);
      const world = exampleBroker();
      const server = await restServer(world);
      try {
        const text = `# ${HOSTILE}\nupright l height 2 m\nupright r height 2 m\nboard b from l to r length 80 cm limit 5 kg\nbook k on b mass 6 kg\n`;
        const input = { documents: [{ name: `${HOSTILE}.shelf`, text }] };
        const outcome = await world.broker.invoke('example.study', input, { caller: LOCAL_CALLER, waitSeconds: 20 });
        const { runId } = (outcome as { output: RunResult }).output;
        const query = new URLSearchParams({
          run: runId,
          subject: 'board.b',
          path: 'deflections.final',
          find: 'length',
        });
        const dom = await promisify(execFile)(
          BROWSER ?? '',
          [
            '--headless=new',
            '--no-sandbox',
            '--disable-gpu',
            '--virtual-time-budget=10000',
            '--dump-dom',
            `${server.url}/docs/trace?${query.toString()}`,
          ],
          { timeout: 60_000, maxBuffer: 10_000_000 },
        );
        assert.match(dom.stdout, /<mark>80<\/mark>/);
        assert.match(dom.stdout, /&lt;img src=x/);
        assert.doesNotMatch(dom.stdout, /<img/);
        assert.match(dom.stdout, /<title>board\.b deflections\.final/);
      } finally {
        await server.close();
      }
    },
  );
});
