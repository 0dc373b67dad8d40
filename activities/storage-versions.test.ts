import assert from 'node:assert/strict';
import { createRegistry } from '../primitives/index.ts';
import type { DomainPack, Registry } from '../primitives/index.ts';
import { createMemoryStore } from '../runtime/store/memory-store.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import { examplePack } from '../test/example-pack/index.ts';
import { nextExamplePack } from '../test/example-pack/next/pack.ts';
import { putStoredSnapshot } from '../test/example-pack/next/stored-snapshot.ts';
import { CALLER, writeExampleRun } from '../test/example-run.ts';
import { hasEnded, until } from '../test/until.ts';
import { createInProcessExecution } from './in-process-execution.ts';
import { createStepRunner } from './step-runner.ts';

const { tenant } = CALLER;

async function run(store: Store, registry: Registry, operation: string, snapshot: string): Promise<RunRecord> {
  const execution = createInProcessExecution(createStepRunner({ registry, store }), store);
  const start = { snapshot, resultSets: {} };
  const record = await writeExampleRun(registry, store, { operation, documents: [], start });
  await execution.start(record);
  return until(store, record, hasEnded);
}

describe('a run on a snapshot of another storage version', () => {
  const registry = (pack: DomainPack): Registry => createRegistry([pack]);
  const countsOf = ({ answer }: RunRecord) => answer?.findingCounts;

  it('reads the conversion, and names it as what it read', async () => {
    const store = createMemoryStore();
    const old = await putStoredSnapshot(store, tenant);
    const ended = await run(store, registry(nextExamplePack), 'example.span.validate', old);
    assert.equal(ended.status, 'succeeded', JSON.stringify(ended.error));
    assert.deepEqual(countsOf(ended), { pass: 1, fail: 1, open: 0, notApplicable: 0 });
    const [step] = await store.steps(tenant, ended.runId);
    const action = await store.action(tenant, step?.actionDigest ?? '');
    const bytes = (await store.content(tenant, action?.description ?? ''))?.bytes;
    const { snapshot } = JSON.parse(new TextDecoder().decode(bytes)) as { snapshot: string };
    assert.deepEqual((await store.lineage(tenant, [snapshot])).get(snapshot), [old]);
  });

  it('goes on from what it proposed, and the older pack reads that', async () => {
    const store = createMemoryStore();
    const old = await putStoredSnapshot(store, tenant);
    const proposed = await run(store, registry(nextExamplePack), 'example.material.generate', old);
    assert.equal(proposed.status, 'succeeded', JSON.stringify(proposed.error));
    const made = proposed.answer?.snapshot ?? assert.fail('nothing was made');
    const judged = await run(store, registry(examplePack), 'example.board-load.validate', made);
    const before = await run(store, registry(examplePack), 'example.board-load.validate', old);
    assert.equal(judged.status, 'succeeded', JSON.stringify(judged.error));
    assert.deepEqual(countsOf(judged), countsOf(before));
  });

  it('is never answered by what was computed under another binding', async () => {
    const store = createMemoryStore();
    const old = await putStoredSnapshot(store, tenant);
    const first = await run(store, registry(nextExamplePack), 'example.span.validate', old);
    // The same rule in a pack that means something else by the same name: nothing it reads is the same.
    const conversions = nextExamplePack.conversions.map((conversion) => ({
      ...conversion,
      steps: [...conversion.steps, { op: 'rescale', type: 'example.Board', property: 'span', factor: 2 } as const],
    }));
    const other = await run(store, registry({ ...nextExamplePack, conversions }), 'example.span.validate', old);
    assert.deepEqual(countsOf(first), { pass: 1, fail: 1, open: 0, notApplicable: 0 });
    assert.deepEqual(countsOf(other), { pass: 0, fail: 2, open: 0, notApplicable: 0 });
    const again = await run(store, registry(nextExamplePack), 'example.span.validate', old);
    const [step] = await store.steps(tenant, again.runId);
    assert.equal(step?.computedBy, first.runId);
  });

  it('fails with the reason where the snapshot cannot be understood', async () => {
    const store = createMemoryStore();
    const old = await putStoredSnapshot(store, tenant);
    const ended = await run(store, registry({ ...nextExamplePack, conversions: [] }), 'example.span.validate', old);
    assert.equal(ended.status, 'failed');
    assert.equal(ended.error?.code, 'snapshot.not-convertible');
  });
});
