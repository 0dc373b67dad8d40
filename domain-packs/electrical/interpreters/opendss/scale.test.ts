import assert from 'node:assert/strict';
import { readOpenDss } from './read.ts';

const COUNT = 20_000;
const SCRIPTS: Readonly<Record<string, (count: number) => string>> = {
  elements: (count) => Array.from({ length: count }, (_, i) => `new line.a${i} r1=1`).join('\n'),
  'errors with suggestions': (count) =>
    Array.from({ length: count }, (_, i) => `new linecode.q${i}\nnew line.a${i} linecode=zz${i}`).join('\n'),
  'unclosed brackets': (count) => `new load.a\n${'~ zipv=[1 2\n'.repeat(count)}`,
  'comments that begin': (count) => '// /*\n'.repeat(count),
  'values in one line': (count) => `new load.a ${'kw=5 '.repeat(count)}`,
  'values in one line that is not ASCII': (count) => `new load.é ${'kw=5 '.repeat(count)}`,
  'lines that end with CR': (count) => Array.from({ length: count }, (_, i) => `new load.a${i}`).join('\r'),
  'copies of copies': (count) =>
    Array.from({ length: count }, (_, i) => `new load.a${i} like=a${i - 1} kw=1`).join('\n'),
};

const seconds = (script: string): number => {
  const began = process.cpuUsage();
  readOpenDss([{ name: 'large.dss', content: `new circuit.c\n${script}` }]);
  return process.cpuUsage(began).user / 1e6;
};

describe('large OpenDSS scripts', function () {
  this.timeout(60_000);
  for (const [what, write] of Object.entries(SCRIPTS)) {
    it(`take time in proportion: ${what}`, () => {
      seconds(write(COUNT));
      const once = seconds(write(COUNT));
      const fourfold = seconds(write(4 * COUNT));
      assert.ok(fourfold < 10 * once + 0.3, `${once} s, and ${fourfold} s for four times as many`);
    });
  }
});
