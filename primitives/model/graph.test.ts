import assert from 'node:assert/strict';
import { saidOf } from '../../test/example-pack/said.ts';
import { buildGraph } from './graph.ts';

describe('a graph', () => {
  const assertions = saidOf({
    'board.b#10': { '@junction': 'upright.r' },
    'board.b#2': { '@junction': 'upright.l' },
    'board.b': { '@type': 'Board', length: 1 },
    'board.a': { '@type': 'Board' },
    'board.a#1': { '@junction': 'upright.l' },
  });

  it('lists types and junctions by id, and ports by number, whatever order the assertions came in', () => {
    for (const order of [assertions, [...assertions].reverse()]) {
      const graph = buildGraph('d', order);
      assert.deepEqual(graph.ofType('Board'), ['board.a', 'board.b']);
      assert.deepEqual(graph.portsOf('board.b'), ['board.b#2', 'board.b#10']);
      assert.deepEqual(graph.portsAt('upright.l'), ['board.a#1', 'board.b#2']);
      assert.equal([...graph.assertions()].length, assertions.length);
    }
  });

  it('answers with nothing for what it does not have', () => {
    const graph = buildGraph('d', []);
    assert.equal(graph.assertion('x', 'y'), undefined);
    assert.deepEqual(
      [graph.about('x').size, graph.ofType('X'), graph.portsOf('x'), graph.portsAt('x')],
      [0, [], [], []],
    );
  });
});
