import assert from 'node:assert/strict';
import { said } from '../../test/example-pack/said.ts';
import { assumedOrigins } from './assumed-origins.ts';
import { buildGraph } from './graph.ts';

const from = (...paths: string[]) => ({
  state: 'derived' as const,
  wasDerivedFrom: paths.map((path) => ({ subject: 'a', path })),
});

describe('assumed origins', () => {
  const graph = buildGraph('', [
    said('a', 'stated', 1),
    said('a', 'assumed', 1, { state: 'assumed' }),
    said('a', 'sum', 2, from('stated', 'assumed')),
    said('a', 'double', 4, from('sum')),
    said('a', 'loop', 4, from('loop', 'sum')),
  ]);
  const of = (...paths: string[]) =>
    assumedOrigins(
      graph,
      paths.map((path) => ({ subject: 'a', path })),
    );

  it('are found however far back, each once', () => {
    assert.deepEqual(of('double', 'sum', 'assumed'), [{ subject: 'a', path: 'assumed' }]);
    assert.deepEqual(of('loop'), [{ subject: 'a', path: 'assumed' }]);
  });

  it('are none for what is stated, or not there', () => assert.deepEqual(of('stated', 'nowhere'), []));
});
