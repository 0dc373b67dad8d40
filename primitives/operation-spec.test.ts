import assert from 'node:assert/strict';
import { bookcaseStudy, examplePack } from '../test/example-pack/index.ts';
import { CREEP } from '../test/example-pack/taxonomy.ts';
import { ERRORS } from './errors.ts';
import { projectComposition, projectPrimitive, toolNameOf } from './operation-spec.ts';
import { createRegistry } from './registry.ts';

describe('an operation', () => {
  const registry = createRegistry([examplePack]);
  const simulate = projectPrimitive(registry.primitive('example.creep.simulate'));

  it('of a primitive is invoked by its name, and described by its schemas', () => {
    assert.deepEqual(simulate.rest, { method: 'POST', path: '/v1/primitives/example.creep.simulate:invoke' });
    assert.deepEqual(simulate.mcp, { tool: 'example_creep_simulate', visibility: 'found' });
    const { parameters } = simulate.inputSchema.properties as Record<
      string,
      { properties?: object; additionalProperties?: boolean }
    >;
    assert.deepEqual(Object.keys(parameters?.properties ?? {}), ['steps', 'pauseMilliseconds']);
    assert.equal(parameters?.additionalProperties, false);
    assert.equal(CREEP, 'creep');
  });

  it('says what it may change, and who may ask for it', () => {
    const arrange = projectPrimitive(registry.primitive('example.arrangement.generate'));
    assert.deepEqual([simulate.mutability, simulate.scopes, simulate.mode], ['none', ['example:read'], 'job']);
    assert.deepEqual(
      [arrange.mutability, arrange.scopes, arrange.mode],
      ['proposes', ['example:propose'], 'interactive'],
    );
  });

  it('declares errors of the catalogue only, each once', () => {
    for (const { errors } of registry.primitives().map(projectPrimitive)) {
      assert.ok(errors.every((code) => code in ERRORS));
      assert.equal(new Set(errors).size, errors.length);
    }
  });

  it('of a composition is started by its name', () => {
    const study = projectComposition(bookcaseStudy, { type: 'object' }, { type: 'object' });
    assert.deepEqual(study.rest, { method: 'POST', path: '/v1/workflows/example.study:start' });
    assert.deepEqual([study.mode, study.source, study.mcp.tool], ['job', 'composition', 'example_study_start']);
  });

  it('has a tool name that every client takes', () => {
    for (const { name } of examplePack.primitives) assert.match(toolNameOf(name), /^[A-Za-z0-9_-]{1,64}$/);
  });
});
