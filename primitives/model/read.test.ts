import assert from 'node:assert/strict';
import { said, saidOf } from '../../test/example-pack/said.ts';
import { Board, Book } from '../../test/example-pack/taxonomy.ts';
import { buildGraph } from './graph.ts';
import type { Quantity } from './quantity.ts';
import type { ReadContext } from './read.ts';
import { isMissing, isPropertyRead, optional, readAll, readExample } from './read.ts';
import { readSetRecord, recordReads } from './read-set.ts';
import { defineType, flag, list, matrix, text, texts } from './taxonomy.ts';
import { metre } from '../../test/example-pack/taxonomy.ts';

const graph = buildGraph('', [
  ...saidOf({
    'board.a': { '@type': Board.typeId, length: 0.8 },
    'book.b': { '@type': Book.typeId, board: 'board.a', pageCount: 12 },
  }),
  said('board.b', 'length', '', { state: 'absent' }),
  said('board.c', 'length', 2, { state: 'assumed' }),
]);
const context = (): ReadContext => ({ graph: recordReads(graph), resultSets: {}, used: [] });

describe('reading a property', () => {
  it('gives a quantity in the unit of the type, with state and place', () => {
    const length = Board.property('length').read(context(), 'board.a') as Quantity;
    assert.deepEqual([length.si, String(length), length.kind, length.state], [0.8, '0.8 m', 'Length', 'stated']);
    assert.deepEqual(length.assertion, { subject: 'board.a', path: 'length' });
    assert.equal((Board.property('length').read(context(), 'board.c') as Quantity).state, 'assumed');
  });

  it('gives other values as they are', () => {
    assert.equal(Book.property('board').read(context(), 'book.b'), 'board.a');
    assert.equal(Book.property('pageCount').read(context(), 'book.b'), 12);
  });

  it('is missing where nobody says it, and where a source says that there is none', () => {
    for (const subject of ['board.b', 'board.z']) {
      assert.deepEqual(Board.property('length').read(context(), subject), {
        missing: true,
        subject,
        path: 'length',
        unit: 'm',
      });
    }
  });

  it('leaves word in the outcome and in the read set, of an absence in the read set alone', () => {
    const reader = recordReads(graph);
    const at: ReadContext = { graph: reader, resultSets: {}, used: [] };
    Board.property('length').read(at, 'board.a');
    Board.property('length').read(at, 'board.z');
    assert.deepEqual(at.used, [{ subject: 'board.a', path: 'length' }]);
    assert.deepEqual(readSetRecord(reader.readSet).values, [
      ['board.a', ['length']],
      ['board.z', ['length']],
    ]);
  });

  it('is known as such', () => {
    assert.equal(isPropertyRead(Board.property('length')), true);
    assert.equal(isPropertyRead(optional(Board.property('length'))), false);
  });
});

describe('reading optionally', () => {
  const length = optional(Board.property('length'));
  it('gives the value, or nothing', () => {
    assert.equal((length.read(context(), 'board.a') as Quantity | undefined)?.toString(), '0.8 m');
    assert.equal(length.read(context(), 'board.z'), undefined);
    assert.equal(length.fromExample(undefined), undefined);
    assert.match(length.describes, /optional/);
  });
});

describe('reading all', () => {
  const reads = {
    length: Board.property('length'),
    limit: Board.property('loadLimit'),
    again: optional(Board.property('loadLimit')),
  };

  it('lists what is missing beside what is there', () => {
    const { values, missing } = readAll(reads, context(), 'board.a');
    assert.equal(values.length.si, 0.8);
    assert.deepEqual(missing, [{ missing: true, subject: 'board.a', path: 'loadLimit', unit: 'kg' }]);
  });

  it('does the same for examples, where numbers are in the unit of the property', () => {
    const { values, missing } = readExample(reads, { length: 2 });
    assert.equal(values.length.si, 2);
    assert.deepEqual(
      missing.map(({ path }) => path),
      ['loadLimit'],
    );
    assert.deepEqual(readExample(reads, { length: 2, limit: 3 }).missing, []);
  });

  it('takes no other object for a missing one', () => {
    assert.deepEqual(
      [isMissing(undefined), isMissing(null), isMissing({ missing: false }), isMissing('missing')],
      [false, false, false, false],
    );
  });
});

describe('a type', () => {
  const Shelf = defineType('example.Shelf', {
    name: text,
    open: flag,
    tags: texts,
    holes: list(metre),
    grid: matrix(metre),
  });
  const shelf = buildGraph(
    '',
    saidOf({ 's.1': { name: 'n', open: false, tags: ['a'], holes: [1, 2], grid: [[1], [2]] } }),
  );

  it('has properties of every form', () => {
    const { values, missing } = readAll(
      {
        name: Shelf.property('name'),
        open: Shelf.property('open'),
        tags: Shelf.property('tags'),
        holes: Shelf.property('holes'),
        grid: Shelf.property('grid'),
      },
      { graph: recordReads(shelf), resultSets: {}, used: [] },
      's.1',
    );
    assert.deepEqual(missing, []);
    assert.deepEqual(values, { name: 'n', open: false, tags: ['a'], holes: [1, 2], grid: [[1], [2]] });
  });

  it('plays the part of equipment unless said', () => assert.equal(Shelf.role, 'equipment'));
});
