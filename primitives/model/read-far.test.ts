import assert from 'node:assert/strict';
import { saidOf } from '../../test/example-pack/said.ts';
import { Board, Book, Upright } from '../../test/example-pack/taxonomy.ts';
import { buildGraph } from './graph.ts';
import type { Read, ReadContext } from './read.ts';
import { isMissing, optional } from './read.ts';
import { extent, neighbours, pathTo, referring, through } from './read-far.ts';
import { readSetRecord, recordReads } from './read-set.ts';

/** Uprights l, m, r; a board from l to m, two from m to r; books on two of them. */
const graph = buildGraph(
  '',
  saidOf({
    'upright.l': { '@type': Upright.typeId, height: 2 },
    'upright.m': { '@type': Upright.typeId },
    'upright.r': { '@type': Upright.typeId },
    'board.a': { '@type': Board.typeId, length: 1 },
    'board.a#1': { '@junction': 'upright.l' },
    'board.a#2': { '@junction': 'upright.m' },
    'board.b': { '@type': Board.typeId, length: 2 },
    'board.b#1': { '@junction': 'upright.m' },
    'board.b#2': { '@junction': 'upright.r' },
    'board.c': { '@type': Board.typeId },
    'board.c#1': { '@junction': 'upright.m' },
    'board.c#2': { '@junction': 'upright.r' },
    'book.x': { '@type': Book.typeId, board: 'board.a', mass: 3 },
    'book.y': { '@type': Book.typeId, board: 'board.a', mass: 4 },
    'book.z': { '@type': Book.typeId, board: 'board.b', mass: 5 },
    'lamp.1': { '@type': 'example.Lamp' },
    'lamp.1#1': { '@junction': 'upright.r' },
  }),
);
const length = { length: optional(Board.property('length')) };
const at = (): ReadContext => ({ graph: recordReads(graph), resultSets: {}, used: [] });
const subjects = <T extends readonly { readonly subject: string }[]>(
  read: Read<T, never>,
  subject: string,
): string[] | string => {
  const found = read.read(at(), subject);
  return isMissing(found) ? `${found.path} of ${found.subject}` : found.map((one) => one.subject);
};

describe('reading an extent', () => {
  it('gives every element of a type', () => {
    assert.deepEqual(subjects(extent(Board, length), 'book.x'), ['board.a', 'board.b', 'board.c']);
    assert.deepEqual(subjects(extent(Book, {}), ''), ['book.x', 'book.y', 'book.z']);
  });

  it('is missing when one of them does not say what is read', () => {
    assert.equal(subjects(extent(Board, { length: Board.property('length') }), ''), 'length of board.c');
  });

  it('leaves the extent in the read set', () => {
    const context = at();
    extent(Book, {}).read(context, '');
    assert.deepEqual(readSetRecord((context.graph as ReturnType<typeof recordReads>).readSet).extents, [Book.typeId]);
  });
});

describe('reading what refers to an element', () => {
  it('gives the elements whose property names it', () => {
    const books = referring(Book.property('board'), { mass: Book.property('mass') });
    assert.deepEqual(subjects(books, 'board.a'), ['book.x', 'book.y']);
    assert.deepEqual(subjects(books, 'board.c'), []);
  });

  it('leaves word of the references that were used', () => {
    const context = at();
    referring(Book.property('board'), {}).read(context, 'board.b');
    assert.deepEqual(context.used, [{ subject: 'book.z', path: 'board' }]);
  });
});

describe('reading neighbours', () => {
  it('gives elements of a type that share a junction', () => {
    assert.deepEqual(subjects(neighbours(Board, length), 'board.a'), ['board.b', 'board.c']);
    assert.deepEqual(subjects(neighbours(Board, length), 'lamp.1'), ['board.b', 'board.c']);
  });

  it('of a junction gives what is connected to it, and the junctions of equipment', () => {
    assert.deepEqual(subjects(neighbours(Board, length), 'upright.l'), ['board.a']);
    assert.deepEqual(subjects(neighbours(Upright, {}), 'board.a'), ['upright.l', 'upright.m']);
  });
});

describe('reading the way to the nearest of a type', () => {
  const Lamp = { ...Board, typeId: 'example.Lamp' };
  it('gives what is passed, in order, with its end', () => {
    assert.deepEqual(subjects(pathTo(Lamp, length), 'board.a'), ['upright.m', 'board.b', 'upright.r', 'lamp.1']);
  });

  it('gives those of one type alone', () => {
    assert.deepEqual(subjects(pathTo(Lamp, length, { of: Board }), 'board.a'), ['board.b']);
  });

  it('leads only through what may be passed', () => {
    const passes = (_graph: unknown, node: string): boolean => node !== 'board.b';
    assert.deepEqual(subjects(pathTo(Lamp, length, { of: Board, passes }), 'board.a'), ['board.c']);
    assert.deepEqual(subjects(pathTo(Lamp, length, passes), 'board.a'), [
      'upright.m',
      'board.c',
      'upright.r',
      'lamp.1',
    ]);
  });

  it('is missing where there is none', () => {
    assert.equal(subjects(pathTo(Lamp, length), 'book.x'), 'path to example.Lamp of book.x');
  });
});

describe('reading through a reference', () => {
  const onBoard = through(Book.property('board'), { length: Board.property('length') });
  it('gives what the element that is named says', () => {
    const found = onBoard.read(at(), 'book.x');
    assert.ok(!isMissing(found));
    assert.deepEqual([found.subject, found.length.si], ['board.a', 1]);
  });

  it('is missing without the reference, and without what is read there', () => {
    assert.deepEqual(onBoard.read(at(), 'book.w'), { missing: true, subject: 'book.w', path: 'board' });
    const limit = through(Book.property('board'), { limit: Board.property('loadLimit') });
    assert.deepEqual(limit.read(at(), 'book.x'), { missing: true, subject: 'board.a', path: 'loadLimit', unit: 'kg' });
  });
});

describe('an example of what is read elsewhere', () => {
  const mass = { mass: Book.property('mass') };
  it('numbers the elements that have no id', () => {
    const found = extent(Book, mass).fromExample([{ mass: 1 }, { mass: 2, subject: 'book.b' }]);
    assert.deepEqual(
      (found as readonly { subject: string }[]).map(({ subject }) => subject),
      ['example-1', 'book.b'],
    );
  });

  it('is missing a value that one of the elements leaves out', () => {
    for (const read of [
      extent(Book, mass),
      neighbours(Book, mass),
      pathTo(Board, mass),
      referring(Book.property('board'), mass),
    ]) {
      assert.equal(isMissing(read.fromExample([{}])), true);
    }
  });

  it('may leave out lists, which are then empty, and not ways or references, which are then missing', () => {
    assert.deepEqual(extent(Book, mass).fromExample(undefined), []);
    assert.deepEqual(neighbours(Book, mass).fromExample(undefined), []);
    assert.deepEqual(referring(Book.property('board'), mass).fromExample(undefined), []);
    assert.equal(isMissing(pathTo(Board, mass).fromExample(undefined)), true);
    assert.equal(isMissing(through(Book.property('board'), mass).fromExample(undefined)), true);
  });
});
