import assert from 'node:assert/strict';
import type { Assertion, Finding, Primitive, Value, Verdicts } from '../../primitives/index.ts';
import { AS_BUILT, buildGraph, recordReads } from '../../primitives/index.ts';
import { sha256 } from '../../runtime/sha256.ts';
import { breakingCapacity } from './breaking-capacity.ts';
import { phaseContinuity } from './phase-continuity.ts';
import { coordination } from './selectivity-of-pairs.ts';
import { selectivity } from './selectivity.ts';
import { voltageDrop } from './voltage-drop.ts';

const said = (subject: string, values: Readonly<Record<string, Value>>): Assertion[] =>
  Object.entries(values).map(([path, value]) => ({
    subject,
    path,
    value,
    state: 'stated',
    method: 'test',
    evidence: [],
    wasDerivedFrom: [],
    confidence: 1,
  }));

/** A source, a board, two loads behind cables, and three breakers one behind the other. */
const installation = [
  ...said('source.grid', { '@type': 'electrical.Source', nominalVoltage: 230 }),
  ...said('source.grid#1', { '@junction': 'board.main' }),
  ...said('board.main', { '@type': 'electrical.Board' }),
  ...said('board.sub', { '@type': 'electrical.Board' }),
  ...said('cable.riser', { '@type': 'electrical.Cable', resistance: 0.4, phases: ['A', 'B', 'N'] }),
  ...said('cable.riser#1', { '@junction': 'board.main' }),
  ...said('cable.riser#2', { '@junction': 'board.sub' }),
  ...said('load.oven', { '@type': 'electrical.Load', designCurrent: 32, phases: ['A', 'B', 'C', 'N'] }),
  ...said('load.oven#1', { '@junction': 'board.sub' }),
  ...said('load.lamp', { '@type': 'electrical.Load', designCurrent: 1, phases: ['A', 'N'] }),
  ...said('load.lamp#1', { '@junction': 'board.sub' }),
  ...said('breaker.main', {
    '@type': 'electrical.Breaker',
    ultimateBreakingCapacity: 36e3,
    prospectiveFaultCurrent: 24.8e3,
    tripCurrents: [100],
    tripTimes: [9],
  }),
  ...said('breaker.oven', {
    '@type': 'electrical.Breaker',
    upstream: 'breaker.main',
    ultimateBreakingCapacity: 10e3,
    prospectiveFaultCurrent: 24.8e3,
    tripCurrents: [100],
    tripTimes: [9],
  }),
  ...said('breaker.lamp', {
    '@type': 'electrical.Breaker',
    upstream: 'breaker.main',
    prospectiveFaultCurrent: 24.8e3,
    tripCurrents: [100],
    tripTimes: [1],
  }),
];

async function judge(rule: Primitive<Record<string, never>, Verdicts>): Promise<string[]> {
  const { findings } = await rule.execute(
    {
      parameters: {},
      documents: [],
      graph: recordReads(buildGraph('', installation)),
      operatingState: AS_BUILT,
      resultSets: {},
      findings: [],
      sources: [],
      seed: 0,
    },
    { cancelFlag: new Int32Array(1), throwIfCancelled: () => undefined, progress: () => undefined, sha256 },
  );
  return findings.map(({ kind, focusNode, message }: Finding) => `${kind} ${focusNode}: ${message}`);
}

describe('rules, as a pack writes them', () => {
  it('compare two values of one element', async () => {
    assert.deepEqual(await judge(breakingCapacity), [
      'open breaker.lamp: Not stated: ultimateBreakingCapacity.',
      'pass breaker.main: Passes.',
      'fail breaker.oven: It can break 10 kA, but up to 24.8 kA can flow here.',
    ]);
  });

  it('follow a path through the graph', async () => {
    assert.deepEqual(await judge(voltageDrop), [
      'pass load.lamp: Passes.',
      'fail load.oven: 12.8 V of 230 V are lost on the way.',
    ]);
  });

  it('look at neighbours', async () => {
    assert.deepEqual(await judge(phaseContinuity), [
      'pass load.lamp: Passes.',
      'fail load.oven: It needs C, and no cable brings it.',
    ]);
  });

  it('look at pairs of devices and their curves', async () => {
    assert.deepEqual(await judge(selectivity), [
      'pass breaker.lamp: Passes.',
      'fail breaker.main: At 100 A it trips before breaker.oven, which it feeds.',
      'pass breaker.oven: Passes.',
    ]);
  });

  it('look at every pair of an extent, and are open where one of them does not say', async () => {
    assert.deepEqual(await judge(coordination), [
      'open board.main: Not stated: ultimateBreakingCapacity of breaker.lamp.',
      'open board.sub: Not stated: ultimateBreakingCapacity of breaker.lamp.',
    ]);
  });

  for (const rule of [breakingCapacity, voltageDrop, phaseContinuity, selectivity, coordination]) {
    it(`${rule.name} does what its examples say`, () => assert.deepEqual(rule.lawbook.checkExamples?.(), []));
  }
});
