import assert from 'node:assert/strict';
import { z } from 'zod';
import { thrownBy } from '../test/example-pack/thrown.ts';
import { completed } from './definition.ts';
import type { ExecutionPolicy } from './execution-policy.ts';
import { defineGenerator } from './generator.ts';

interface Changes {
  readonly name?: string;
  readonly version?: string;
  readonly input?: z.ZodType;
  readonly output?: z.ZodType;
  readonly execution?: Partial<ExecutionPolicy>;
}
const define = ({
  name = 'example.thing.generate',
  version = '1.0.0',
  input = z.object({}),
  output = z.object({}),
  execution = {},
}: Changes = {}) =>
  defineGenerator({
    name: name as 'example.thing.generate',
    version,
    title: 'Thing',
    description: 'A thing.',
    basis: [],
    input,
    output,
    execution,
    generate: () => ({ payload: {}, summary: '' }),
  });

describe('a definition', () => {
  it('is completed by what its author left out', () => {
    const { domain, kind, stability, errors, examples, exposure, execution, mutability } = define();
    assert.deepEqual(
      { domain, kind, stability, errors, examples, exposure, mutability },
      {
        domain: 'example',
        kind: 'generator',
        stability: 'experimental',
        errors: [],
        examples: [],
        exposure: { visibility: 'found' },
        mutability: 'proposes',
      },
    );
    assert.equal(execution.class, 'interactive');
  });

  it('is refused, by its name, when the name is not one', () => {
    for (const name of [
      'generate',
      'example.generate',
      'Example.thing.generate',
      'example.thing_two.generate',
      'example..generate',
      'example.-thing.generate',
      'example.thing.generate ',
    ]) {
      const error = thrownBy(() => define({ name }), 'definition.invalid');
      assert.ok(error.message.startsWith(`${name}: a name is domain, subject and verb`), error.message);
    }
  });

  it('is refused when the name ends with the verb of another kind', () => {
    const error = thrownBy(() => define({ name: 'example.thing.simulate' }), 'definition.invalid');
    assert.match(error.message, /^example\.thing\.simulate: the name of a generator ends with \.generate$/);
  });

  it('is refused when the version is not one', () => {
    for (const version of ['1', '1.0', 'v1.0.0', '1.0.0-beta'])
      thrownBy(() => define({ version }), 'definition.invalid');
  });

  it('is refused when its tolerance is no bound, or does not say why', () => {
    const because = 'sums in whichever order threads end';
    for (const tolerance of [
      { relative: -1e-9, absolute: 0, because },
      { relative: 0, absolute: Number.NaN, because },
      { relative: 1e-9, absolute: 0, because: ' ' },
    ]) {
      thrownBy(() => define({ execution: { tolerance } }), 'definition.invalid');
    }
    const tolerance = { relative: 1e-9, absolute: 0, because };
    assert.deepEqual(define({ execution: { tolerance } }).execution.tolerance, tolerance);
  });

  it('is refused when JSON Schema cannot say what it takes or answers', () => {
    const unrepresentable = {
      date: z.date(),
      bigint: z.bigint(),
      map: z.map(z.string(), z.string()),
      symbol: z.symbol(),
    };
    for (const [what, schema] of Object.entries(unrepresentable)) {
      assert.match(
        thrownBy(() => define({ input: z.object({ at: schema }) }), 'definition.invalid').message,
        /its input/,
        what,
      );
      assert.match(
        thrownBy(() => define({ output: z.object({ at: schema }) }), 'definition.invalid').message,
        /its output/,
        what,
      );
    }
  });

  it('may turn its parameters into something else, as long as what is given can be said', () => {
    const input = z.object({ names: z.string().transform((names) => names.split(',')) });
    assert.deepEqual(define({ input }).input.parse({ names: 'a,b' }), { names: ['a', 'b'] });
  });

  it('refuses parameters that it does not know, unless its author allows for them', () => {
    assert.equal(define().input.safeParse({ colour: 'red' }).success, false);
    assert.equal(define({ input: z.looseObject({}) }).input.safeParse({ colour: 'red' }).success, true);
    assert.equal(define({ input: z.record(z.string(), z.string()) }).input.safeParse({ colour: 'red' }).success, true);
  });
});

describe('a result', () => {
  it('is completed by what its author left out, and by nothing else', () => {
    assert.deepEqual(completed({ payload: 1, summary: 's' }), {
      status: 'completed',
      payload: 1,
      summary: 's',
      findings: [],
      resolutions: [],
      artifacts: [],
      ambiguities: [],
      openQuestions: [],
    });
    assert.equal(completed({ payload: 1, summary: 's', status: 'incomplete' }).status, 'incomplete');
  });
});
