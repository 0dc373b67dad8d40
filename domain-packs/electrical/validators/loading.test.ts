import assert from 'node:assert/strict';
import { lineOf } from '../../../primitives/index.ts';
import { callOn } from '../testing/call.ts';
import { powerFlowOf } from '../testing/power-flow-of.ts';
import type { Sketched } from '../testing/sketch.ts';
import { sketch } from '../testing/sketch.ts';
import { loading } from './loading.ts';

const line = (has: Sketched['has'] = {}, assumed: Sketched['assumed'] = {}): Sketched => ({
  type: 'Line',
  at: ['a.1', 'b.1'],
  has,
  assumed,
});
const judge = async (elements: Readonly<Record<string, Sketched>>, amperes: number, parameters: unknown = {}) => {
  const flows = {
    'line.1': [[1, 1, amperes]],
    'transformer.t': [
      [1, 1, 60],
      [2, 1, amperes],
    ],
  } as const;
  const result = await callOn(loading, sketch(elements), { resultSets: powerFlowOf({ flows }), parameters });
  return result;
};

describe('loading', () => {
  it('holds to its examples', () => assert.deepEqual(loading.lawbook.checkExamples?.(), []));

  it('takes the rating of the line, else of its line code', async () => {
    const code: Sketched = { type: 'LineCode', has: { normalRating: 400 } };
    const own = await judge({ 'line.1': line({ normalRating: 500, lineCode: 'linecode.c' }), 'linecode.c': code }, 450);
    assert.equal(own.payload.passed, 1);
    const codes = await judge({ 'line.1': line({ lineCode: 'linecode.c' }), 'linecode.c': code }, 450);
    assert.equal(
      codes.findings[0]?.message,
      'Phase A carries 450.0 A at terminal 1: 112.5 % of the 400.0 A allowed by line code c.',
    );
    assert.deepEqual(
      codes.findings.map(({ evidence }) => evidence.map(lineOf)),
      [[1, 2]],
    );
  });

  it('takes the weakest wire of a geometry', async () => {
    const elements: Readonly<Record<string, Sketched>> = {
      'line.1': line({ geometry: 'linegeometry.g' }),
      'linegeometry.g': { type: 'LineGeometry', has: { wires: ['wiredata.a', 'wiredata.b'] } },
      'wiredata.a': { type: 'WireData', has: { normalRating: 530 } },
      'wiredata.b': { type: 'WireData', has: { normalRating: 230 } },
    };
    assert.match((await judge(elements, 240)).findings[0]?.message ?? '', /230\.0 A allowed by wire data b/);
  });

  it('leaves a line without a rating open, and asks for it', async () => {
    const { payload, openQuestions } = await judge({ 'line.1': line() }, 450);
    assert.deepEqual([payload.open, openQuestions[0]?.path, openQuestions[0]?.unit], [1, 'normalRating', 'A']);
  });

  it('asks once for the rating of a line code that several lines lack', async () => {
    const coded = line({ lineCode: 'linecode.c' });
    const elements = { 'line.1': coded, 'line.2': coded, 'linecode.c': { type: 'LineCode' } } as const;
    const flows = { 'line.1': [[1, 1, 1]], 'line.2': [[1, 1, 1]] } as const;
    const { payload, openQuestions } = await callOn(loading, sketch(elements), { resultSets: powerFlowOf({ flows }) });
    assert.equal(payload.open, 2);
    assert.deepEqual(
      openQuestions.map(({ subject, path }) => [subject, path]),
      [['linecode.c', 'normalRating']],
    );
  });

  it('says when a pass rests on an assumed rating', async () => {
    assert.equal((await judge({ 'line.1': line({}, { normalRating: 500 }) }, 450)).payload.restsOnAssumed, 1);
  });

  it('compares a transformer with the current at rated power and voltage', async () => {
    const t = (phaseCount: number): Sketched => ({
      type: 'Transformer',
      at: ['a.1', 'b.1'],
      has: { phaseCount, ratedPowers: [500e3, 500e3], ratedVoltages: [4160, 480] },
    });
    assert.match(
      (await judge({ 'transformer.t': t(3) }, 610)).findings[0]?.message ?? '',
      /101\.4 % of the 601\.4 A allowed by 500 kVA at 0\.48 kV/,
    );
    assert.equal((await judge({ 'transformer.t': t(1) }, 610)).payload.passed, 1, '1041.7 A for one phase');
  });

  it('keeps a reserve when asked to, and leaves out what is out of service', async () => {
    assert.equal(
      (await judge({ 'line.1': line({ normalRating: 500 }) }, 450, { maximumLoading: 0.8 })).payload.failed,
      1,
    );
    assert.equal((await judge({ 'line.1': line({ normalRating: 1, enabled: false }) }, 450)).payload.judged, 0);
  });
});
