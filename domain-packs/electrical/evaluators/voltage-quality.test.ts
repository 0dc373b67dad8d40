import assert from 'node:assert/strict';
import { callOn } from '../testing/call.ts';
import { powerFlowOf } from '../testing/power-flow-of.ts';
import { sketch } from '../testing/sketch.ts';
import { nemaUnbalance, unbalanceFactor } from './unbalance.ts';
import { voltageQuality } from './voltage-quality.ts';

const phasors = (...of: readonly (readonly [number, number])[]) =>
  of.map(([magnitude, angle], i) => ({ phase: i + 1, magnitude, angle }));

describe('unbalance', () => {
  it('is nothing for a balanced system, however it is turned', () => {
    assert.ok((unbalanceFactor(phasors([230, 30], [230, -90], [230, 150])) ?? 1) < 1e-12);
  });

  it('is all for a system of reversed sequence, measured against the other', () => {
    const half = unbalanceFactor(phasors([2, 0], [1, -120], [1, 120]));
    // V1 = 4/3 and V2 = 1/3 of a unit.
    assert.ok(Math.abs((half ?? 0) - 0.25) < 1e-12);
  });

  it('by NEMA is the largest deviation of a line voltage from their mean', () => {
    // Line-to-line 460, 467 and 450 V have a mean of 459 V: 9 V, or 1.96 % (the worked example of NEMA MG 1, 14.36.2).
    const [ab, bc, ca] = [460, 467, 450];
    const cosine = (ab * ab + ca * ca - bc * bc) / (2 * ab * ca);
    const angle = (Math.acos(cosine) * 180) / Math.PI;
    // Corner a at the origin: its voltage is zero, the others are the sides that meet there.
    assert.ok(Math.abs((nemaUnbalance(phasors([0, 0], [ab, 0], [ca, angle])) ?? 0) - 9 / 459) < 1e-9);
  });

  it('is not defined for a bus of two phases', () => {
    assert.equal(unbalanceFactor(phasors([1, 0], [1, -120])), undefined);
  });
});

describe('voltage quality', () => {
  const graph = sketch({ 'vsource.s': { type: 'VoltageSource', at: ['s.1.2.3'] } });

  it('scores a perfect system with 1', async () => {
    const resultSets = powerFlowOf({
      voltages: {
        'bus.s': [
          [1, 1],
          [2, 1],
          [3, 1],
        ],
      },
    });
    assert.ok((await callOn(voltageQuality, graph, { resultSets })).payload.score > 1 - 1e-12);
  });

  it('takes off for deviations and unbalance, and keeps to its declared aggregate', async () => {
    const resultSets = powerFlowOf({
      voltages: {
        'bus.s': [
          [1, 1.02],
          [2, 0.99],
          [3, 1],
        ],
        'bus.a': [[1, 0.97]],
      },
    });
    const { payload } = await callOn(voltageQuality, graph, { resultSets });
    const criteria = Object.fromEntries(payload.criteria.map(({ name, value }) => [name, value]));
    assert.ok(Math.abs((criteria['worstDeviation'] ?? 0) - 0.03) < 1e-12);
    assert.ok(Math.abs((criteria['meanDeviation'] ?? 0) - 0.015) < 1e-12);
    assert.equal(voltageQuality.lawbook.aggregate?.(criteria), payload.score);
    assert.ok(payload.score > 0.4 && payload.score < 0.7);
  });
});
