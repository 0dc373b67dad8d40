import assert from 'node:assert/strict';
import { saidOf } from '../../test/example-pack/said.ts';
import { buildGraph } from './graph.ts';
import { readSetRecord, recordReads } from './read-set.ts';

describe('the read set', () => {
  const graph = buildGraph(
    'd',
    saidOf({
      'board.b': { '@type': 'Board', '@name': 'Lower', length: 1, colour: 'red' },
      'board.b#1': { '@junction': 'upright.l' },
    }),
  );

  it('is empty as long as nobody looks', () => {
    assert.deepEqual(readSetRecord(recordReads(graph).readSet), { values: [], extents: [], adjacency: [], names: [] });
  });

  it('has every value that was read, and every absence', () => {
    const reader = recordReads(graph);
    assert.equal(reader.number('board.b', 'length'), 1);
    assert.equal(reader.text('board.b', 'length'), undefined);
    assert.equal(reader.number('board.b', 'colour'), undefined);
    assert.equal(reader.value('board.z', 'length'), undefined);
    assert.equal(reader.typeOf('board.b'), 'Board');
    assert.equal(reader.junctionOf('board.b#1'), 'upright.l');
    assert.deepEqual(readSetRecord(reader.readSet).values, [
      ['board.b', ['@type', 'colour', 'length']],
      ['board.b#1', ['@junction']],
      ['board.z', ['length']],
    ]);
  });

  it('has extents and adjacency', () => {
    const reader = recordReads(graph);
    assert.deepEqual(reader.ofType({ typeId: 'Board' }), ['board.b']);
    assert.deepEqual(reader.ofType('Attic'), []);
    reader.portsOf('board.b');
    reader.portsAt('upright.l');
    const { values, extents, adjacency } = readSetRecord(reader.readSet);
    assert.deepEqual(
      { values, extents, adjacency },
      { values: [], extents: ['Attic', 'Board'], adjacency: ['board.b', 'upright.l'] },
    );
  });

  it('has no names: how a thing is spelled is no reason to compute anew', () => {
    const reader = recordReads(graph);
    assert.equal(reader.nameOf('board.b'), 'Lower');
    assert.equal(reader.nameOf('board.z'), 'board.z');
    assert.equal(reader.nodeOf('board.b#1'), 'board.b');
    assert.deepEqual(readSetRecord(reader.readSet).values, []);
  });
});
