import assert from 'node:assert/strict';
import { createRegistry, planComposition, projectPrimitive } from '../../primitives/index.ts';
import { bookcaseStudy, examplePack } from './index.ts';

describe('the example pack', () => {
  const registry = createRegistry([examplePack]);

  it('has a primitive of every kind', () => {
    const kinds = new Set(examplePack.primitives.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), [
      'evaluator',
      'generator',
      'interpreter',
      'resolver',
      'simulator',
      'validator',
    ]);
  });

  it('has validators whose examples come out as they are written', () => {
    assert.deepEqual(
      examplePack.primitives.flatMap(({ lawbook }) => lawbook.checkExamples?.() ?? []),
      [],
    );
  });

  it('can be offered', () => {
    assert.equal(examplePack.primitives.map(projectPrimitive).length, examplePack.primitives.length);
  });

  it('can be studied', () => {
    const given = { document: { name: 'bookcase.shelf', mediaType: 'text/x-shelf' }, snapshot: false, resultSets: [] };
    const { steps } = planComposition(registry, bookcaseStudy, given, { steps: 7, reserve: 0.1 });
    assert.deepEqual(
      steps.map(({ activityType, parameters }) => [activityType, parameters]),
      [
        ['example.bookcase.interpret@1', {}],
        ['example.defaults.resolve@1', {}],
        ['example.creep.simulate@1', { steps: 7, pauseMilliseconds: 0 }],
        ['example.board-load.validate@2', { reserve: 0.1 }],
        ['example.sag.validate@1', {}],
        ['example.bookcase.evaluate@1', {}],
        ['example.arrangement.generate@1', {}],
      ],
    );
  });
});
