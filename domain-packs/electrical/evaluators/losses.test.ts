import assert from 'node:assert/strict';
import { callOn } from '../testing/call.ts';
import { powerFlowOf } from '../testing/power-flow-of.ts';
import { sketch } from '../testing/sketch.ts';
import { losses } from './losses.ts';

const graph = sketch({
  'vsource.s': { type: 'VoltageSource', at: ['s.1'] },
  'line.1': { type: 'Line', at: ['s.1', 'a.1'] },
  'transformer.t': { type: 'Transformer', at: ['a.1', 'b.1'] },
  'load.b': { type: 'Load', at: ['b.1.0'] },
});

const voltages = { 'bus.s': [[1, 1]] } as const;

describe('losses', () => {
  it('adds up by kind and sets the sum against the load', async () => {
    const resultSets = powerFlowOf({
      voltages,
      losses: { 'line.1': 3000, 'transformer.t': 1000, 'reactor.r': 500 },
      flows: {
        'load.b': [
          [1, 1, 40, 95_500],
          [1, 0, 40, 0],
        ],
        'line.1': [[1, 1, 40, 100_000]],
      },
    });
    const { payload, summary } = await callOn(losses, graph, { resultSets });
    assert.deepEqual(Object.fromEntries(payload.criteria.map(({ name, value }) => [name, value])), {
      total: 4500,
      lines: 3000,
      transformers: 1000,
      others: 500,
      load: 95_500,
      share: 4500 / 95_500,
    });
    assert.equal(payload.score, 0.955);
    assert.equal(summary, '4.5 kW are lost, 4.71 % of the 95.5 kW that the loads take.');
  });

  it('has the score that its criteria make', async () => {
    const resultSets = powerFlowOf({ voltages, losses: { 'line.1': 7 }, flows: { 'load.b': [[1, 1, 1, 93]] } });
    const { payload } = await callOn(losses, graph, { resultSets });
    const criteria = Object.fromEntries(payload.criteria.map(({ name, value }) => [name, value]));
    assert.equal(losses.lawbook.aggregate?.(criteria), payload.score);
  });

  it('is incomplete without a power flow', async () => {
    assert.equal((await callOn(losses, graph)).status, 'incomplete');
    const unsolved = powerFlowOf({ losses: { 'line.1': 7 } });
    assert.equal((await callOn(losses, graph, { resultSets: unsolved })).status, 'incomplete');
  });
});
