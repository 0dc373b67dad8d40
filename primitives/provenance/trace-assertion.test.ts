import assert from 'node:assert/strict';
import type { Assertion } from '../model/assertion.ts';
import { sourceKey, textEvidence } from '../model/evidence.ts';
import { buildGraph } from '../model/graph.ts';
import { openText } from './text-source.ts';
import { quotationsIn, traceAssertion } from './trace-assertion.ts';

const digest = 'd'.repeat(64);
const bytes = new TextEncoder().encode('# é\nbook Atlas pages 320\n');
const source = { uri: 'a.shelf', digest, ...openText({ uri: 'a.shelf', digest, mediaType: 'text/x-shelf', bytes }) };

const said = (path: string, changes: Partial<Assertion> = {}): Assertion => ({
  subject: 'book.atlas',
  path,
  value: 1,
  state: 'stated',
  method: 'number',
  evidence: [],
  wasDerivedFrom: [],
  confidence: 1,
  ...changes,
});
const from = (...paths: string[]) => ({
  state: 'derived' as const,
  method: 'formula',
  wasDerivedFrom: paths.map((path) => ({ subject: 'book.atlas', path })),
});

describe('the trace of an assertion', () => {
  const pages = said('pageCount', { value: 320, evidence: [textEvidence(sourceKey(digest), 22, 3, 2, 18)] });
  const graph = buildGraph('', [
    pages,
    said('@name', { value: 'Atlas' }),
    said('leaves', { value: 160, ...from('pageCount') }),
    said('thickness', { value: 0.016, ...from('leaves', 'pageCount') }),
    said('density', { state: 'assumed', method: 'bookcase-defaults', value: 700 }),
    said('mass', { ...from('thickness', 'density', 'colour') }),
    said('chicken', from('egg')),
    said('egg', from('chicken')),
  ]);
  const trace = (path: string, depth?: number) =>
    traceAssertion({ graph, sources: [source] }, { subject: 'book.atlas', path }, depth);

  it('ends in the very characters of the source', async () => {
    const { state, value, name, quotations } = await trace('pageCount');
    assert.deepEqual({ state, value, name }, { state: 'stated', value: 320, name: 'Atlas' });
    assert.deepEqual(quotations, [
      {
        file: 'a.shelf',
        digest,
        place: 'a.shelf:2:18',
        type: 'text',
        offset: 22,
        length: 3,
        line: 2,
        column: 18,
        exact: '320',
      },
    ]);
  });

  it('follows derivations, says what was assumed, and what nobody said', async () => {
    const [thickness, density, colour] = (await trace('mass')).wasDerivedFrom;
    assert.equal(thickness?.wasDerivedFrom[0]?.wasDerivedFrom[0]?.quotations[0]?.exact, '320');
    assert.deepEqual([density?.state, density?.method], ['assumed', 'bookcase-defaults']);
    assert.equal(colour?.state, 'unknown');
  });

  it('names each quotation once', async () => {
    assert.deepEqual(
      quotationsIn(await trace('mass')).map(({ exact }) => exact),
      ['320'],
    );
  });

  it('ends at a value that is its own operand', async () => {
    const again = (await trace('chicken')).wasDerivedFrom[0]?.wasDerivedFrom[0];
    assert.deepEqual([again?.path, again?.cut, again?.wasDerivedFrom], ['chicken', 'cycle', []]);
  });

  it('ends where the depth is used up, and says so', async () => {
    assert.equal((await trace('mass', 1)).wasDerivedFrom[0]?.cut, 'depth');
    assert.equal((await trace('pageCount', 0)).cut, undefined);
  });

  it('leaves out evidence in documents that are not at hand', async () => {
    const alone = await traceAssertion({ graph, sources: [] }, pages);
    assert.deepEqual([alone.state, alone.quotations], ['stated', []]);
  });
});
