import assert from 'node:assert/strict';
import { bookcaseStudy, examplePack } from '../test/example-pack/index.ts';
import { thrownBy } from '../test/example-pack/thrown.ts';
import { planComposition } from './plan-composition.ts';
import { activityTypeOf, planPrimitive } from './planning.ts';
import { createRegistry } from './registry.ts';

const document = { name: 'a.shelf', mediaType: 'text/x-shelf' };
const nothing = { snapshot: false, resultSets: [] };

describe('planning', () => {
  const registry = createRegistry([examplePack]);
  const plan = (name: string, given: Parameters<typeof planPrimitive>[3], parameters = {}, range?: string) =>
    planPrimitive(registry, name, range, given, parameters);
  const ids = (...given: Parameters<typeof plan>) =>
    plan(...given).steps.map(({ id, primitive }) => `${id} ${primitive}`);

  it('of an interpreter is one step', () => {
    assert.deepEqual(ids('example.bookcase.interpret', { ...nothing, document }), ['run example.bookcase.interpret']);
  });

  it('makes a graph of a document, and the result sets that are needed', () => {
    assert.deepEqual(ids('example.sag.validate', { ...nothing, document }), [
      'interpret example.bookcase.interpret',
      'resolve-1 example.defaults.resolve',
      'make-creep example.creep.simulate',
      'run example.sag.validate',
    ]);
  });

  it('makes nothing that is given', () => {
    assert.deepEqual(ids('example.sag.validate', { snapshot: true, resultSets: ['creep'] }), [
      'run example.sag.validate',
    ]);
    assert.deepEqual(ids('example.sag.validate', { snapshot: true, resultSets: [] }), [
      'make-creep example.creep.simulate',
      'run example.sag.validate',
    ]);
  });

  it('does not prepare a resolver of the preparation by itself', () => {
    assert.deepEqual(ids('example.defaults.resolve', { ...nothing, document }), [
      'interpret example.bookcase.interpret',
      'run example.defaults.resolve',
    ]);
  });

  it('says what is missing, and how to give it', () => {
    assert.match(
      thrownBy(() => plan('example.sag.validate', nothing), 'input.missing').message,
      /a document or a snapshot/,
    );
    assert.match(thrownBy(() => plan('example.bookcase.interpret', nothing), 'input.missing').message, /a document/);
    const lonely = createRegistry([{ ...examplePack, preparation: { resolvers: [], simulators: {} } }]);
    const error = thrownBy(
      () => planPrimitive(lonely, 'example.sag.validate', undefined, { snapshot: true, resultSets: [] }, {}),
      'input.missing',
    );
    assert.match(error.message, /the result set creep/);
  });

  it('fills defaults, and points to parameters that are wrong', () => {
    const given = { snapshot: true, resultSets: [] };
    assert.deepEqual(plan('example.creep.simulate', given, { steps: 3 }).steps[0]?.parameters, {
      steps: 3,
      pauseMilliseconds: 0,
    });
    const wrong = thrownBy(
      () => plan('example.creep.simulate', given, { steps: 0, pauseMilliseconds: 'long' }),
      'input.invalid',
    );
    assert.deepEqual(
      wrong.errors.map(({ pointer }) => pointer),
      ['/parameters/steps', '/parameters/pauseMilliseconds'],
    );
  });

  it('refuses a parameter that is misspelt', () => {
    const given = { snapshot: true, resultSets: [] };
    assert.match(thrownBy(() => plan('example.creep.simulate', given, { stpes: 3 }), 'input.invalid').message, /stpes/);
    const error = thrownBy(
      () => planComposition(registry, bookcaseStudy, { ...nothing, document }, { stpes: 3 }),
      'input.invalid',
    );
    assert.deepEqual(error.errors[0]?.pointer, '/parameters/stpes');
    assert.match(error.errors[0].detail, /steps/);
  });

  it('resolves a range once, and names the activity by its major version', () => {
    const given = { snapshot: true, resultSets: [] };
    const [step] = plan('example.board-load.validate', given, {}, '^1.0.0').steps;
    assert.deepEqual([step?.version, step?.activityType], ['1.0.0', 'example.board-load.validate@1']);
    assert.equal(activityTypeOf({ name: 'a.b.c', version: '12.3.4' }), 'a.b.c@12');
  });

  it('carries what the execution has to know', () => {
    const [step] = plan('example.creep.simulate', { snapshot: true, resultSets: [] }).steps;
    assert.ok(step);
    const { kind, executionClass, startToCloseSeconds, heartbeatSeconds, maximumAttempts, readsFindings } = step;
    assert.deepEqual(
      { kind, executionClass, startToCloseSeconds, heartbeatSeconds, maximumAttempts, readsFindings },
      {
        kind: 'simulator',
        executionClass: 'compute',
        startToCloseSeconds: 3600,
        heartbeatSeconds: 30,
        maximumAttempts: 5,
        readsFindings: false,
      },
    );
  });
});
