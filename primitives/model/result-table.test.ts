import assert from 'node:assert/strict';
import { buildGraph } from './graph.ts';
import type { ReadContext } from './read.ts';
import { recordReads } from './read-set.ts';
import { defineResultTable } from './result-table.ts';
import { unit } from './quantity.ts';

const millimetre = unit('Length', 'mm', 0.001);
const Deflections = defineResultTable('creep', 'deflections', { final: millimetre, span: 'integer', note: 'text' });

const table = Deflections.pack(['board.a', 'board.b', 'board.a'], {
  final: [1, 2, 3],
  span: [1, 1, 2],
  note: ['x', 'y', 'z'],
});
const context = (
  resultSets: ReadContext['resultSets'] = { creep: { name: 'creep', tables: [table] } },
): ReadContext => ({
  graph: recordReads(buildGraph('', [])),
  resultSets,
  used: [],
});
const text = (rows: unknown): unknown =>
  (rows as readonly Record<string, unknown>[]).map((row) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, String(value)])),
  );

describe('a result table', () => {
  it('is packed by columns, the subject first, with unit and kind', () => {
    assert.deepEqual(
      table.columns.map(({ name, unit: of, quantityKind, values }) => [name, of, quantityKind, values]),
      [
        ['subject', '', '', ['board.a', 'board.b', 'board.a']],
        ['final', 'mm', 'Length', Float64Array.of(1, 2, 3)],
        ['span', '', '', Int32Array.of(1, 1, 2)],
        ['note', '', '', ['x', 'y', 'z']],
      ],
    );
  });

  it('gives the rows about an element, as quantities in SI', () => {
    const rows = Deflections.rows().read(context(), 'board.a');
    assert.deepEqual(text(rows), [
      { final: '1 mm', span: '1', note: 'x' },
      { final: '3 mm', span: '2', note: 'z' },
    ]);
    assert.equal((rows as readonly { final: { si: number } }[])[0]?.final.si, 0.001);
  });

  it('gives every row with its subject', () => {
    assert.deepEqual(text(Deflections.all().read(context(), '')), [
      { final: '1 mm', span: '1', note: 'x', subject: 'board.a' },
      { final: '2 mm', span: '1', note: 'y', subject: 'board.b' },
      { final: '3 mm', span: '2', note: 'z', subject: 'board.a' },
    ]);
  });

  it('leaves word of what was read in it', () => {
    const { used, ...rest } = context();
    Deflections.rows().read({ ...rest, used }, 'board.b');
    Deflections.all().read({ ...rest, used }, '');
    assert.deepEqual(used, [
      { subject: 'board.b', path: 'deflections', resultSet: 'creep' },
      { subject: '', path: 'deflections', resultSet: 'creep' },
    ]);
  });

  it('is missing, and to be computed, where nothing was computed', () => {
    const missing = { missing: true, path: 'creep.deflections', computed: true };
    assert.deepEqual(Deflections.rows().read(context(), 'board.c'), { ...missing, subject: 'board.c' });
    assert.deepEqual(Deflections.rows().read(context({}), 'board.a'), { ...missing, subject: 'board.a' });
    assert.deepEqual(Deflections.all().read(context({}), ''), { ...missing, subject: '' });
  });

  it('is written in examples by the numbers of its units', () => {
    assert.deepEqual(text(Deflections.rows().fromExample([{ final: 2, span: 1, note: 'n' }])), [
      { final: '2 mm', span: '1', note: 'n' },
    ]);
    assert.deepEqual(text(Deflections.all().fromExample([{ final: 2, span: 1, note: 'n', subject: 's' }])), [
      { final: '2 mm', span: '1', note: 'n', subject: 's' },
    ]);
    assert.equal((Deflections.rows().fromExample(undefined) as { missing?: true }).missing, true);
  });
});
