import assert from 'node:assert/strict';
import { callOn } from '../testing/call.ts';
import { powerFlowOf } from '../testing/power-flow-of.ts';
import type { Sketched } from '../testing/sketch.ts';
import { sketch } from '../testing/sketch.ts';
import { voltageDrop } from './voltage-drop.ts';

const regulated: Readonly<Record<string, Sketched>> = {
  'vsource.s': { type: 'VoltageSource', at: ['s.1'] },
  'transformer.reg': { type: 'Transformer', at: ['s.1.0', 'r.1.0'] },
  'regcontrol.reg': { type: 'RegulatorControl', has: { transformer: 'transformer.reg' } },
  'line.1': { type: 'Line', at: ['r.1', 'a.1'] },
  'load.a': { type: 'Load', at: ['a.1.0'] },
};
const resultSets = powerFlowOf({ voltages: { 'bus.s': [[1, 1]], 'bus.r': [[1, 1.05]], 'bus.a': [[1, 0.98]] } });

describe('voltage drop', () => {
  it('holds to its examples', () => assert.deepEqual(voltageDrop.lawbook.checkExamples?.(), []));

  it('counts from the last regulating transformer', async () => {
    const { findings } = await callOn(voltageDrop, sketch(regulated), { resultSets });
    assert.deepEqual(
      findings.map((f) => [f.kind, f.focusNode]),
      [['fail', 'bus.a']],
    );
    assert.equal(
      findings[0]?.message,
      'Phase A loses 7.00 % on the way from bus r (1.0500 pu to 0.9800 pu); at most 5 % is recommended.',
    );
  });

  it('counts from the source where nothing regulates', async () => {
    const { 'regcontrol.reg': _, ...unregulated } = regulated;
    const { payload } = await callOn(voltageDrop, sketch(unregulated), { resultSets });
    assert.equal(payload.passed, 1, 'the 2 % from the source to the load are fine');
  });

  it('takes another limit', async () => {
    const { payload } = await callOn(voltageDrop, sketch(regulated), { resultSets, parameters: { maximumDrop: 0.08 } });
    assert.equal(payload.failed, 0);
  });

  it('is open where nothing was computed', async () => {
    const { payload } = await callOn(voltageDrop, sketch(regulated), { resultSets: powerFlowOf({}) });
    assert.deepEqual([payload.judged, payload.open], [1, 1]);
  });

  it('does not judge what no source feeds', async () => {
    const opened = { ...regulated, 'line.1': { ...regulated['line.1'], has: { closed: false } } as Sketched };
    assert.equal((await callOn(voltageDrop, sketch(opened), { resultSets })).payload.judged, 0);
  });
});
