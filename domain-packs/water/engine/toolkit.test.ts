import assert from 'node:assert/strict';
import { Worker } from 'node:worker_threads';
import { EVERYTHING } from '../testing/networks.ts';
import { detailsOf, EpanetError, ERRORS, WARNINGS } from './codes.ts';
import { NODE, Toolkit } from './toolkit.ts';

const NETWORK =
  '[JUNCTIONS]\n a 10 5\n[RESERVOIRS]\n r 60\n[PIPES]\n 1 r a 100 200 130\n[OPTIONS]\n UNITS LPS\n[END]\n';

async function pressures(text: string): Promise<number[]> {
  const toolkit = await Toolkit.open(text);
  try {
    toolkit.openHydraulics();
    toolkit.run();
    return Array.from(toolkit.nodeValues(NODE.pressure));
  } finally {
    toolkit.close();
  }
}

describe('the engine', () => {
  it('solves, step by step, and says its version', async () => {
    const toolkit = await Toolkit.open(EVERYTHING);
    assert.ok(toolkit.version >= 20_300);
    toolkit.openHydraulics();
    const times: number[] = [];
    for (let lasts = 1; lasts > 0; lasts = toolkit.next()) times.push(toolkit.run().time);
    toolkit.close();
    assert.deepEqual([times[0], times.at(-1)], [0, 12 * 3600]);
    assert.ok(times.every((time, i) => i === 0 || time > (times[i - 1] ?? 0)));
  });

  it('gives up with the code, what it means, what to do, and the line that its report quotes', async () => {
    const bad = NETWORK.replace('1 r a 100 200 130', '1 r a 100 200 130\n 2 r x 100 200 130');
    await assert.rejects(Toolkit.open(bad), (error) => {
      assert.ok(error instanceof EpanetError);
      assert.equal(error.code, 200);
      assert.ok(error.remedy.length > 5);
      const [detail] = error.details;
      assert.equal(detail?.code, 203);
      assert.equal(detail.section, 'PIPES');
      assert.ok(detail.words.includes('x'));
      return true;
    });
  });

  it('names an element that it does not know as an error, and leaves the others usable', async () => {
    const toolkit = await Toolkit.open(NETWORK);
    assert.throws(() => toolkit.nodeIndex('nobody'), { code: 203 });
    assert.equal(toolkit.nodeIndex('a'), 1);
    toolkit.close();
  });

  it('keeps networks apart: several at once answer as each does alone', async () => {
    const texts = [100, 200, 300, 400].map((head) => NETWORK.replace('r 60', `r ${head}`));
    const alone: number[][] = [];
    for (const text of texts) alone.push(await pressures(text));
    assert.deepEqual(await Promise.all(texts.map(pressures)), alone);
    assert.equal(new Set(alone.map(String)).size, 4);
  });

  it('runs on threads, each with an engine of its own', async () => {
    const file = new URL('../testing/engine-thread.mjs', import.meta.url);
    const onThread = (text: string): Promise<number[]> =>
      new Promise((resolve, reject) => {
        new Worker(file, { workerData: text }).once('message', resolve).once('error', reject);
      });
    const texts = [100, 200].map((head) => NETWORK.replace('r 60', `r ${head}`));
    assert.deepEqual(await Promise.all(texts.map(onThread)), await Promise.all(texts.map(pressures)));
  }).timeout(30_000);

  it('gives its memory back', async () => {
    const settle = (): number => {
      global.gc?.();
      return process.memoryUsage().rss;
    };
    for (let i = 0; i < 20; i++) await pressures(NETWORK);
    const before = settle();
    for (let i = 0; i < 40; i++) await pressures(NETWORK);
    // An engine has 16 MB: forty that stay would be 640.
    assert.ok(settle() - before < 300e6, `${(settle() - before) / 1e6} MB`);
  }).timeout(30_000);
});

describe('the codes of EPANET', () => {
  it('have a meaning and a remedy, each', () => {
    for (const { meaning, remedy } of [...Object.values(ERRORS), ...Object.values(WARNINGS)]) {
      assert.ok(meaning.length > 10 && remedy.length > 5);
      assert.match(remedy, /\.$/);
    }
    assert.deepEqual(Object.keys(WARNINGS), ['1', '2', '3', '4', '5', '6']);
  });

  it('are found in the text of a report', () => {
    const report =
      'Page 1\n Error 206: undefined curve 7 in [PUMPS] section:\n u a b HEAD 7\n\n Error 233: node b is unconnected\n Error 200: one or more errors\n';
    assert.deepEqual(
      detailsOf(report).map(({ code, section, words }) => [code, section, words.slice(0, 2)]),
      [
        [206, 'PUMPS', ['u', 'a']],
        [233, '', ['', 'node']],
      ],
    );
  });
});
