import assert from 'node:assert/strict';
import { lineOf } from '../../../primitives/index.ts';
import { callOn } from '../testing/call.ts';
import { powerFlowOf } from '../testing/power-flow-of.ts';
import { sketch } from '../testing/sketch.ts';
import { voltageLimits } from './voltage-limits.ts';
import { serviceRange } from './voltage/service-range.ts';

const graph = sketch({
  'vsource.s': { type: 'VoltageSource', at: ['s.1.2.3'] },
  'line.1': { type: 'Line', at: ['s.1.2.3', 'a.1.2.3'] },
});

describe('voltage limits', () => {
  it('holds to its examples', () => assert.deepEqual(voltageLimits.lawbook.checkExamples?.(), []));

  it('names bus, phase, volts and limit', async () => {
    const resultSets = powerFlowOf({
      voltages: {
        'bus.s': [[1, 1]],
        'bus.a': [
          [1, 1.056],
          [2, 1.0],
          [3, 0.94],
        ],
      },
    });
    const { findings, payload } = await callOn(voltageLimits, graph, { resultSets });
    const failed = findings.filter(({ kind }) => kind === 'fail');
    assert.deepEqual(
      failed.map((f) => [f.focusNode, f.messageId, f.level]),
      [
        ['bus.a', 'aboveA', 'warning'],
        ['bus.a', 'belowB', 'error'],
      ],
    );
    assert.ok(failed[0]);
    assert.equal(failed[0].message, 'Phase A has 2534.4 V, 1.0560 pu of nominal: above the 1.0500 pu of range A.');
    assert.equal(lineOf(failed[0].evidence[0]), 2, 'points at the line that names the bus');
    assert.deepEqual([payload.passed, payload.failed], [1, 1]);
  });

  it('judges by range B when asked to', async () => {
    const resultSets = powerFlowOf({ voltages: { 'bus.s': [[1, 1]], 'bus.a': [[1, 1.056]] } });
    const { payload } = await callOn(voltageLimits, graph, { resultSets, parameters: { range: 'B' } });
    assert.equal(payload.failed, 0);
  });

  it('says nothing about transmission voltages, which the standard has no service range for', async () => {
    const resultSets = powerFlowOf({ base: 66_395, voltages: { 'bus.s': [[1, 1.2]], 'bus.a': [[1, 1.2]] } });
    assert.equal((await callOn(voltageLimits, graph, { resultSets })).payload.judged, 0);
  });

  it('is open where nothing was computed, and asks nobody for it', async () => {
    const { payload, openQuestions } = await callOn(voltageLimits, graph, { resultSets: powerFlowOf({}) });
    assert.equal(payload.open, 2);
    assert.deepEqual(openQuestions, []);
  });

  it('has the ranges of Table 1, on a base of 120 V', () => {
    const onBase = ({ lower, upper }: { lower: number; upper: number }) =>
      [lower, upper].map((v) => Math.round(v * 120));
    assert.deepEqual(onBase(serviceRange('A', 208)), [114, 126]);
    assert.deepEqual(onBase(serviceRange('B', 480)), [110, 127]);
    assert.deepEqual(onBase(serviceRange('A', 4160)), [117, 126]);
    assert.deepEqual(onBase(serviceRange('B', 12470)), [114, 127]);
  });
});
