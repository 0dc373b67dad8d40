import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AS_BUILT, STRUCTURE } from '../../../../primitives/index.ts';
import { EVERYTHING, PRESSURE_DRIVEN } from '../../testing/networks.ts';
import { runStudy } from '../../testing/run-study.ts';
import { writeInputFile } from './index.ts';
import { unusedIn } from './ids.ts';
import { clock, written } from './values.ts';

const NET3 = readFileSync(new URL('../../cases/net3/network.inp', import.meta.url), 'utf8');

/** What is drawn only, and what has another form in the file that is written, though it comes to the same. */
const NOT_WRITTEN = /^(x|y|tag|vertices[XY]|title|defaultPattern|unbalancedTrials)$/;

describe('the input file that is written from the graph', () => {
  for (const [name, text] of [
    ['everything', EVERYTHING],
    ['pressure driven', PRESSURE_DRIVEN],
    ['the third example network', NET3],
  ] as const)
    it(`says what the graph says, when it is read again: ${name}`, async () => {
      const { graph, results } = await runStudy(text, { steady: true });
      const file = writeInputFile(graph, AS_BUILT, { steady: false });
      assert.deepEqual(file.missing, []);
      const again = await runStudy(file.text, { steady: true });
      assert.deepEqual(
        again.findings.filter(({ ruleId, level }) => ruleId === 'water.inp.interpret' && level === 'error'),
        [],
      );
      const different = (results['interpret']?.assertions ?? []).filter(({ subject, path, value }) => {
        if (NOT_WRITTEN.test(path) || path === STRUCTURE.name || subject.startsWith('rule.')) return false;
        const now = again.graph.value(subject, path);
        if (typeof value === 'number' && typeof now === 'number')
          return Math.abs(now - value) > 1e-12 * Math.max(1, Math.abs(value));
        return JSON.stringify(value) !== JSON.stringify(now);
      });
      assert.deepEqual(
        different.map(({ subject, path, value }) => [subject, path, value, again.graph.value(subject, path)]),
        [],
      );
    });

  it('gives back the decimal number that a source stated', () => {
    for (const text of ['0.1', '710', '13.1', '4530', '0.00035', '1.0e-7'])
      assert.equal(
        Number(written(Number(text) * 0.3048, { kind: 'Length', ucum: '[ft_i]', toSi: 0.3048 })),
        Number(text),
      );
  });

  it('writes times as hours, minutes and seconds', () => {
    assert.deepEqual([0, 59, 3600, 90_061].map(clock), ['0:00:00', '0:00:59', '1:00:00', '25:01:01']);
  });

  it('calls what it has to by names that are free', async () => {
    assert.equal(unusedIn(new Map([['pattern.a', '_none0']])), '_none1');
    const { graph } = await runStudy(
      '[JUNCTIONS]\n "my node" 1 5\n _1 2 5\n[RESERVOIRS]\n r 9\n[PIPES]\n 1 r "my node" 100 10 100\n 2 r _1 100 10 100\n',
    );
    const { ids } = writeInputFile(graph, AS_BUILT, { steady: true });
    assert.equal(new Set(ids.nodes.values()).size, 3);
    assert.match(ids.of('junction.my node'), /^_\d+$/);
  });
});
