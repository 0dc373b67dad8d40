import assert from 'node:assert/strict';
import { encodeResultSet, decodeResultSet } from '../../primitives/index.ts';
import { createReproduction } from '../../activities/reproduction.ts';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import type { RunReproduction } from '../system/reproduce.ts';
import { exampleBroker } from '../testing/example-broker.ts';
import { jsonDifference } from './json-difference.ts';
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

describe('the difference of two JSON documents', () => {
  it('is told by a pointer to the first place', () => {
    const pointer = (a: unknown, b: unknown): string | undefined => jsonDifference(a, b)?.pointer;
    assert.equal(pointer({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }), undefined);
    assert.equal(pointer({ z: 1, a: [1, { b: 2 }] }, { z: 2, a: [1, { b: 3 }] }), '/a/1/b');
    assert.equal(pointer({ 'a/b~': 1 }, {}), '/a~1b~0');
    assert.equal(pointer([1], { 0: 1 }), '');
    assert.deepEqual(jsonDifference([1], [1, null]), { pointer: '/1', computed: 'null' });
  });
});
