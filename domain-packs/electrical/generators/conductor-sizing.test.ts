import assert from 'node:assert/strict';
import type { Assertion } from '../../../primitives/index.ts';
import { buildGraph, inverse, recordReads, requirePreconditions } from '../../../primitives/index.ts';
import { conductorCatalog } from '../catalog/index.ts';
import { callOn } from '../testing/call.ts';
import { powerFlowOf } from '../testing/power-flow-of.ts';
import type { Sketched } from '../testing/sketch.ts';
import { sketch, sketchAssertions } from '../testing/sketch.ts';
import { choose, estimatedDrop } from './conductor-sizing/choice.ts';
import { conductorSizing } from './conductor-sizing.ts';

const feeder: Readonly<Record<string, Sketched>> = {
  'circuit.c': { type: 'Circuit', has: { baseFrequency: 60 } },
  'vsource.s': { type: 'VoltageSource', at: ['s.1.2.3'] },
  'linecode.old': { type: 'LineCode', has: { phaseCount: 3, normalRating: 200 } },
  'line.1': {
    type: 'Line',
    at: ['s.1.2.3', 'a.1.2.3'],
    has: { phaseCount: 3, length: 500, lineCode: 'linecode.old', r1: 1e-3 },
  },
  'line.2': { type: 'Line', at: ['a.1.2.3', 'b.1.2.3'], has: { phaseCount: 3, length: 500, lineCode: 'linecode.old' } },
  'load.b': { type: 'Load', at: ['b.1.2.3'] },
};
const flows = { 'line.1': [[1, 1, 230, 500e3]], 'line.2': [[1, 1, 150, 300e3]] } as const;
const steady = { 'bus.s': [[1, 1]], 'bus.a': [[1, 0.98]], 'bus.b': [[1, 0.97]] } as const;

describe('conductor sizing', () => {
  it('puts an overloaded line on the smallest conductor that carries its current', async () => {
    const resultSets = powerFlowOf({ voltages: steady, flows });
    const { payload, resolutions, changeSet } = await callOn(conductorSizing, sketch(feeder), { resultSets });
    assert.deepEqual(
      payload.lines.map(({ line, because, conductor, ampacity }) => [line, because, conductor, ampacity]),
      [['line.1', ['loading'], 'aluminium 50 mm²', 236]],
    );
    const decision = resolutions.find(({ path }) => path === 'lineCode');
    assert.ok(decision);
    assert.equal(decision.chosen, 'linecode.generic-aluminium-50-3');
    assert.deepEqual(decision.rejected, [
      'linecode.old: as it stands',
      'aluminium 25 mm²: carries 153 A, 230 A are needed',
      'aluminium 35 mm²: carries 189 A, 230 A are needed',
    ]);
    assert.ok(changeSet?.forward.some((change) => change.op === 'retract' && change.path === 'r1'));
    assert.ok(
      resolutions.some(({ path }) => path === 'r1'),
      'what the line said itself is kept among the rejected',
    );
  });

  it('proposes a change that can be undone', async () => {
    const before = sketchAssertions(feeder);
    const { changeSet } = await callOn(conductorSizing, sketch(feeder), {
      resultSets: powerFlowOf({ voltages: steady, flows }),
    });
    assert.ok(changeSet);
    const standing = new Map(before.map((a): [string, Assertion] => [`${a.subject}\n${a.path}`, a]));
    const apply = (steps: typeof changeSet.forward) => {
      for (const step of steps) {
        if (step.op === 'assert') standing.set(`${step.assertion.subject}\n${step.assertion.path}`, step.assertion);
        else standing.delete(`${step.subject}\n${step.path}`);
      }
    };
    apply(changeSet.forward);
    requirePreconditions(inverse(changeSet, 'after'), recordReads(buildGraph('after', standing.values())));
    apply(changeSet.reverse);
    assert.deepEqual(new Set(standing.values()), new Set(before));
  });

  it('shares a drop that is too large among the lines that cause it', async () => {
    const voltages = { 'bus.s': [[1, 1]], 'bus.a': [[1, 0.96]], 'bus.b': [[1, 0.92]] } as const;
    const calm = { 'line.1': [[1, 1, 150, 300e3]], 'line.2': [[1, 1, 150, 300e3]] } as const;
    const { payload } = await callOn(conductorSizing, sketch(feeder), {
      resultSets: powerFlowOf({ voltages, flows: calm }),
    });
    assert.deepEqual(
      payload.lines.map(({ line, because }) => [line, ...because]),
      [
        ['line.1', 'voltage drop'],
        ['line.2', 'voltage drop'],
      ],
    );
    for (const { dropEstimated } of payload.lines) assert.ok((dropEstimated ?? 1) <= 0.0251);
  });

  it('says where no conductor will do', async () => {
    const heavy = { 'line.1': [[1, 1, 5000, 9e6]] } as const;
    const { payload, findings } = await callOn(conductorSizing, sketch(feeder), {
      resultSets: powerFlowOf({ voltages: steady, flows: heavy }),
    });
    assert.deepEqual(payload, { lines: [], unsolved: ['line.1'] });
    assert.deepEqual(
      findings.map((f) => [f.messageId, f.focusNode]),
      [['noConductor', 'line.1']],
    );
  });

  it('remedies the loading where no conductor remedies the drop as well, and says that it remains', async () => {
    const voltages = { 'bus.s': [[1, 1]], 'bus.a': [[1, 0.7]], 'bus.b': [[1, 0.69]] } as const;
    const { payload, findings } = await callOn(conductorSizing, sketch(feeder), {
      resultSets: powerFlowOf({ voltages, flows }),
      parameters: { maximumDrop: 0.011 },
    });
    assert.deepEqual(
      payload.lines.map(({ line, because }) => [line, ...because]),
      [['line.1', 'loading']],
    );
    assert.deepEqual(
      findings.map(({ focusNode }) => focusNode),
      ['line.1'],
    );
  });

  it('leaves a sound network as it is', async () => {
    const resultSets = powerFlowOf({
      voltages: steady,
      flows: { 'line.1': [[1, 1, 100, 2e5]], 'line.2': [[1, 1, 100, 2e5]] },
    });
    const { changeSet, summary } = await callOn(conductorSizing, sketch(feeder), { resultSets });
    assert.equal(changeSet, undefined);
    assert.match(summary, /nothing to change/);
  });

  it('asks for the length of a line that it would size', async () => {
    const { has: _, ...bare } = feeder['line.1']!;
    const graph = sketch({ ...feeder, 'line.1': { ...bare, has: { lineCode: 'linecode.old' } } });
    const { openQuestions } = await callOn(conductorSizing, graph, {
      resultSets: powerFlowOf({ voltages: steady, flows }),
    });
    assert.deepEqual(
      openQuestions.map(({ subject, path }) => [subject, path]),
      [['line.1', 'length']],
    );
  });
});

describe('the choice of a conductor', () => {
  const entry = { ...conductorCatalog(60)[0]!, r1: 0.5e-3, x1: 0.4e-3, r0: 0.9e-3, x0: 1.6e-3 };
  const at = (phase: number, degrees: number) => {
    const radians = (degrees * Math.PI) / 180;
    const turned = ([re, im]: readonly [number, number]) =>
      [re * Math.cos(radians) - im * Math.sin(radians), re * Math.sin(radians) + im * Math.cos(radians)] as const;
    // 100 A at a power factor of 0.8.
    return { phase, voltage: turned([2400, 0]), current: turned([80, -60]) };
  };
  const duty = {
    line: 'line.1',
    phaseCount: 3,
    length: 1000,
    current: 100,
    base: 2400,
    conductors: [at(1, 0), at(2, -120), at(3, 120)],
  };

  it('estimates I (R cos φ + X sin φ) for balanced currents, as IEEE Std 141 does', () => {
    assert.ok(Math.abs(estimatedDrop(entry, duty, 1) - (100 * (0.5 * 0.8 + 0.4 * 0.6)) / 2400) < 2e-4);
  });
  it('counts the return through earth where one phase is loaded alone', () => {
    const alone = { ...duty, conductors: [at(1, 0)] };
    const [r, x] = [(2 * 0.5 + 0.9) / 3, (2 * 0.4 + 1.6) / 3];
    assert.ok(Math.abs(estimatedDrop(entry, alone, 1) - (100 * (r * 0.8 + x * 0.6)) / 2400) < 2e-4);
  });
  it('keeps the reserve that is asked for', () => {
    const demand = { line: 'line.1', drops: [] };
    const plain = choose(conductorCatalog(60), demand, duty, { maximumLoading: 1 });
    const reserve = choose(conductorCatalog(60), demand, duty, { maximumLoading: 0.5 });
    assert.ok((reserve.chosen?.ampacity ?? 0) >= 200 && (plain.chosen?.ampacity ?? 0) < 200);
  });
});
