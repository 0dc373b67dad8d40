import assert from 'node:assert/strict';
import { powerFlowOf } from '../../testing/power-flow-of.ts';
import { sketch } from '../../testing/sketch.ts';
import { written } from '../format.ts';
import { assumptionsOf } from './assumptions.ts';
import { currentMismatch } from './mismatch.ts';
import { networkState } from './network.ts';

const graph = sketch({
  'vsource.s': { type: 'VoltageSource', at: ['s.1'] },
  'line.1': {
    type: 'Line',
    at: ['s.1', 'a.1'],
    has: { length: 100, normalRating: 50 },
    assumed: { earthResistivity: 100 },
  },
  'line.2': { type: 'Line', at: ['a.1', 'b.1'], assumed: { earthResistivity: 100 } },
  'load.a': { type: 'Load', at: ['a.1.0'] },
});

describe('what a report tells', () => {
  it('is checked by Kirchhoff’s law, from the results alone', () => {
    const balanced = {
      'line.1': [
        [1, 1, -40],
        [2, 1, -40],
      ],
      'line.2': [[1, 1, 0]],
      'load.a': [[1, 1, 40]],
      'vsource.s': [[1, 1, 40]],
    } as const;
    const read = (flows: typeof balanced) => ({ graph, resultSets: powerFlowOf({ flows }), used: [] });
    assert.equal(currentMismatch(read(balanced)), 0);
    assert.equal(currentMismatch(read({ ...balanced, 'load.a': [[1, 1, 30]] } as never)), 0.25);
    assert.equal(currentMismatch({ graph, resultSets: {}, used: [] }), undefined);
  });

  it('names what was assumed once, with everywhere it was', () => {
    assert.deepEqual(
      assumptionsOf(graph).map(({ type, path, value, spec, elements }) => [type, path, written(value, spec), elements]),
      [['Line', 'earthResistivity', '100 Ω·m', ['1', '2']]],
    );
  });

  it('knows how far a bus is from the source, what stands there, and how lines are loaded', () => {
    const resultSets = powerFlowOf({ flows: { 'line.1': [[1, 1, 40, 9e4]] }, voltages: { 'bus.a': [[1, 0.99]] } });
    const { buses, branches } = networkState({ graph, resultSets, used: [] }, new Set());
    const a = buses.find(({ id }) => id === 'bus.a');
    assert.deepEqual([a?.distance, a?.parent, a?.shunts, a?.phases[0]?.perUnit], [100, 'bus.s', ['load'], 0.99]);
    assert.deepEqual(
      branches.map(({ id, loading }) => [id, loading?.loading]),
      [
        ['line.1', 0.8],
        ['line.2', undefined],
      ],
    );
  });
});
