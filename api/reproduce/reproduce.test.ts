import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeResultSet, decodeResultSet } from '../../primitives/index.ts';
import { createReproduction } from '../../activities/reproduction.ts';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import type { RunReproduction } from '../system/reproduce.ts';
import { exampleBroker } from '../testing/example-broker.ts';
import { compareJson } from './json-difference.ts';
import { reproduceStep } from './reproduce-step.ts';

const caller = { tenant: 'a', subject: 'somebody' };

describe('reproducing a run', () => {
  const { broker, store, registry } = exampleBroker();
  const study = async (): Promise<string> => {
    const documents = [{ name: 'bookcase.shelf', text: SMALL_BOOKCASE }];
    const input = { documents, parameters: { steps: 2, pauseMilliseconds: 0 } };
    const outcome = await broker.invoke('example.study', input, { caller, waitSeconds: 20 });
    return outcome.run?.runId ?? assert.fail('no run');
  };
  const reproduce = async (runId: string): Promise<RunReproduction> => {
    const outcome = await broker.invoke('runs.reproduce', { runId }, { caller });
    assert.equal(outcome.kind, 'output');
    return (outcome as { output: RunReproduction }).output;
  };

  it('gives every output again, bit by bit, also of what was remembered', async () => {
    await study();
    const runId = await study();
    const { reproduced, steps } = await reproduce(runId);
    assert.equal(reproduced, true);
    assert.deepEqual(
      steps.map(({ step }) => step),
      (await store.steps(caller.tenant, runId)).map(({ step }) => step),
    );
    for (const { recordedDigest, computedDigest } of steps) assert.equal(computedDigest, recordedDigest);
  });

  it('computes, and does not look up', async () => {
    const runId = await study();
    const before = (await store.steps(caller.tenant, runId)).length;
    const asked: string[] = [];
    const reproduction = createReproduction({ registry, store });
    const counting: typeof reproduction = {
      ...reproduction,
      run: (tenant, description) => (asked.push(description.primitive), reproduction.run(tenant, description)),
    };
    for (const step of await store.steps(caller.tenant, runId)) {
      const parts = { store, registry, reproduction: counting, tenant: caller.tenant };
      assert.equal((await reproduceStep(step, parts)).outcome, 'equal');
    }
    assert.equal(asked.length, before);
  });

  it('shows the first value that differs from what was recorded', async () => {
    const runId = await study();
    const { tenant } = caller;
    const creep = (await store.steps(tenant, runId)).find(({ step }) => step === 'creep') ?? assert.fail('no step');
    const [digest = ''] = Object.values(creep.envelope.resultSets);
    const set = decodeResultSet((await store.content(tenant, digest))?.bytes ?? new Uint8Array());
    for (const column of set.tables[0]?.columns ?? []) {
      if (column.name === 'final' && column.values instanceof Float64Array) column.values[0] = 1234.5;
    }
    const forged = { digest: 'f'.repeat(64), mediaType: '', bytes: encodeResultSet(set) };
    await store.putContents(tenant, [forged]);
    const envelope = { ...creep.envelope, outputDigest: forged.digest, resultSets: { creep: forged.digest } };
    const parts = { store, registry, reproduction: createReproduction({ registry, store }), tenant };
    const { outcome, difference } = await reproduceStep({ ...creep, envelope }, parts);
    assert.equal(outcome, 'different');
    assert.equal(difference?.pointer, '/resultSets/creep/deflections/final/0');
    assert.equal(difference.recorded, '1234.5');
    assert.notEqual(difference.computed, difference.recorded);
  });

  it('takes numbers within the declared tolerance for the same, tells the largest deviation, and names another platform', async () => {
    const runId = await study();
    const { tenant } = caller;
    const creep = (await store.steps(tenant, runId)).find(({ step }) => step === 'creep') ?? assert.fail('no step');
    const [digest = ''] = Object.values(creep.envelope.resultSets);
    const set = decodeResultSet((await store.content(tenant, digest))?.bytes ?? new Uint8Array());
    for (const { name, values } of set.tables[0]?.columns ?? []) {
      if (name === 'final' && values instanceof Float64Array) values[0] = (values[0] ?? 0) * (1 + 1e-10);
    }
    const moved = { digest: 'e'.repeat(64), mediaType: '', bytes: encodeResultSet(set) };
    await store.putContents(tenant, [moved]);
    const envelope = { ...creep.envelope, outputDigest: moved.digest, resultSets: { creep: moved.digest } };
    const tolerance = { relative: 1e-9, absolute: 0, because: 'steps are summed in any order' };
    const declaring: typeof registry = {
      ...registry,
      primitive: (name, range) => {
        const primitive = registry.primitive(name, range);
        return { ...primitive, execution: { ...primitive.execution, tolerance } };
      },
    };
    const elsewhere = { node: 'v99.0.0', arch: 'mips', os: 'plan9', engine: '0.0.0+x' };
    const travelled: typeof store = {
      ...store,
      action: async (of, action) => {
        const found = await store.action(of, action);
        return found && { ...found, platform: elsewhere };
      },
    };
    const parts = {
      store: travelled,
      registry: declaring,
      reproduction: createReproduction({ registry, store }),
      tenant,
    };
    const { outcome, deviation, recordedOn } = await reproduceStep({ ...creep, envelope }, parts);
    assert.equal(outcome, 'withinTolerance');
    assert.equal(deviation?.pointer, '/resultSets/creep/deflections/final/0');
    assert.ok(deviation.relative > 0 && deviation.relative <= 1e-9);
    assert.deepEqual(recordedOn, elsewhere);
    assert.equal((await reproduceStep({ ...creep, envelope }, { ...parts, registry })).outcome, 'different');
    assert.equal((await reproduceStep(creep, { ...parts, store })).recordedOn, undefined);
  });

  it('says of a call that cannot be run again why', async () => {
    const runId = await study();
    const [step] = await store.steps(caller.tenant, runId);
    assert.ok(step);
    const parts = { store, registry, reproduction: createReproduction({ registry, store }), tenant: caller.tenant };
    const { outcome, problem } = await reproduceStep({ ...step, version: '9.9.9' }, parts);
    assert.equal(outcome, 'notRun');
    assert.match(problem ?? '', /9\.9\.9/);
  });

  it('of a run that is not there is refused', () => assert.rejects(reproduce('none'), { code: 'run.not-found' }));
});

describe('the comparison of two results', () => {
  const because = 'sums in whichever order threads end';

  it('tells the first place that differs by a pointer', () => {
    const pointer = (a: unknown, b: unknown): string | undefined => compareJson(a, b).difference?.pointer;
    assert.equal(pointer({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), undefined);
    assert.equal(pointer({ z: 1, a: [1, { b: 2 }] }, { z: 2, a: [1, { b: 3 }] }), '/a/1/b');
    assert.equal(pointer({ 'a/b~': 1 }, {}), '/a~1b~0');
    assert.equal(pointer([1], { 0: 1 }), '');
    assert.deepEqual(compareJson([1], [1, null]), { difference: { pointer: '/1', computed: 'null' } });
  });

  it('lets numbers of what was computed deviate, and nothing else', () => {
    const tolerance = { relative: 1e-6, absolute: 0, because };
    const compare = (a: unknown, b: unknown) => compareJson(a, b, tolerance, ['payload']);
    const near = compare(
      { payload: { x: [1, 2] }, columns: Float64Array.of(5, 6) },
      { payload: { x: [1, 2 + 1e-6] }, columns: Float64Array.of(5, 6 + 1e-9) },
    );
    assert.equal(near.difference, undefined);
    assert.equal(near.deviation?.pointer, '/payload/x/1');
    assert.equal(compare({ payload: 1 }, { payload: 1.01 }).difference?.pointer, '/payload');
    assert.equal(compare({ level: 1 }, { level: 1 + 1e-9 }).difference?.pointer, '/level');
    assert.equal(compare({ payload: 'a' }, { payload: 'b' }).difference?.pointer, '/payload');
    assert.equal(compare(Int32Array.of(1), Int32Array.of(2)).difference?.pointer, '/0');
    assert.equal(compare(Float64Array.of(1), Float64Array.of(1, 1)).difference?.pointer, '/1');
  });

  it('is within a tolerance exactly when one of its bounds holds, for any two numbers', () => {
    // Beyond that, the difference of two of them is no number any more.
    const numbers = fc.double({ min: -1e300, max: 1e300, noNaN: true });
    const bounds = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(numbers, numbers, bounds, bounds, (a, b, relative, absolute) => {
        const { difference } = compareJson({ payload: a }, { payload: b }, { relative, absolute, because }, [
          'payload',
        ]);
        const apart = Math.abs(a - b);
        const within = apart <= absolute || apart <= relative * Math.max(Math.abs(a), Math.abs(b));
        const onTheEdge = Math.abs(apart / Math.max(Math.abs(a), Math.abs(b)) - relative) < 1e-12 * (1 + relative);
        if (!onTheEdge) assert.equal(difference === undefined, within || JSON.stringify(a) === JSON.stringify(b));
      }),
      { numRuns: 2000 },
    );
  });
});
