import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ErrorCode } from '../primitives/index.ts';
import { BverError } from '../primitives/index.ts';
import { SMALL_BOOKCASE } from '../test/example-pack/index.ts';
import type { CallContext, Outcome } from './broker.ts';
import type { RunResult } from './run-result.ts';
import type { RunResource } from './system/run-resource.ts';
import { exampleBroker } from './testing/example-broker.ts';

const context: CallContext = { caller: { tenant: 'a', subject: 'somebody' } };
const documents = [{ name: 'bookcase.shelf', text: SMALL_BOOKCASE }];
const quick = { steps: 2, pauseMilliseconds: 0 };

const code = (expected: ErrorCode) => (error: unknown) => error instanceof BverError && error.code === expected;
const outputOf = <T>(outcome: Outcome): T => {
  assert.equal(outcome.kind, 'output');
  return (outcome as { output: T }).output;
};

describe('the broker', () => {
  const { broker, store } = exampleBroker();
  const invoke = (id: string, input: unknown, more: Partial<CallContext> = {}) =>
    broker.invoke(id, input, { ...context, ...more });

  it('offers primitives, compositions and its own operations, each under an id, a path and a tool name of its own', () => {
    const specs = broker.operations();
    for (const of of ['operationId'] as const) assert.equal(new Set(specs.map((spec) => spec[of])).size, specs.length);
    assert.equal(new Set(specs.map(({ rest }) => `${rest.method} ${rest.path}`)).size, specs.length);
    assert.equal(new Set(specs.map(({ mcp }) => mcp.tool)).size, specs.length);
    for (const { mcp } of specs) assert.match(mcp.tool, /^[A-Za-z0-9_-]{1,64}$/);
    assert.deepEqual([...new Set(specs.map(({ source }) => source))].sort(), ['composition', 'primitive', 'system']);
  });

  it('makes what a primitive needs and is not given: graph from document, result set from graph', async () => {
    const result = outputOf<RunResult>(await invoke('example.bookcase.evaluate', { documents }));
    assert.equal(result.status, 'completed');
    assert.match(result.snapshot ?? '', /^[0-9a-f]{64}$/);
    assert.ok(result.resultSets['creep']);
  });

  it('gives equal digests for equal calls, and computes on from a snapshot and a result set', async () => {
    const first = outputOf<RunResult>(
      await invoke('example.study', { documents, parameters: quick }, { waitSeconds: 20 }),
    );
    const second = outputOf<RunResult>(
      await invoke('example.study', { documents, parameters: quick }, { waitSeconds: 20 }),
    );
    assert.equal(first.outputDigest, second.outputDigest);
    const { snapshot = '', resultSets } = first;
    const again = outputOf<RunResult>(await invoke('example.sag.validate', { snapshot, resultSets }));
    assert.deepEqual(again.resultSets, {});
  });

  it('answers a job with a run, and its result when the caller waits', async () => {
    const outcome = await invoke('example.creep.simulate', { documents, parameters: quick });
    assert.ok(outcome.kind === 'run');
    const { runId } = outcome.run;
    await assert.doesNotReject(invoke('runs.get', { runId }));
    const waited = await invoke('example.creep.simulate', { documents, parameters: quick }, { waitSeconds: 20 });
    assert.equal(waited.kind, 'output');
  });

  it('refuses what does not fit, with a pointer to the place', async () => {
    await assert.rejects(invoke('example.study', { documents, nonsense: 1 }), code('input.invalid'));
    await assert.rejects(invoke('example.creep.simulate', { documents, parameters: { steps: 'many' } }), (error) => {
      assert.ok(error instanceof BverError && error.code === 'input.invalid');
      assert.equal(error.errors[0]?.pointer, '/parameters/steps');
      return true;
    });
    await assert.rejects(invoke('example.study', {}), code('input.missing'));
    await assert.rejects(invoke('example.study', { documents: [{ digest: 'none' }] }), code('document.not-found'));
    await assert.rejects(
      invoke('example.study', { documents: [{ name: 'a.unknown', text: '' }] }),
      code('document.no-interpreter'),
    );
    await assert.rejects(invoke('example.stud', {}), code('operation.unknown'));
    await assert.rejects(
      invoke('example.board-load.validate', {}, { versionRange: '^9' }),
      code('operation.version-unknown'),
    );
    await assert.rejects(invoke('example.sag.validate', { snapshot: 'none' }), code('snapshot.not-found'));
  });

  it('starts one run for one idempotency key and body', async () => {
    const idempotencyKey = 'k1';
    const ids = await Promise.all([1, 2, 3].map(() => invoke('example.study', { documents }, { idempotencyKey })));
    assert.equal(new Set(ids.map(({ run }) => run?.runId)).size, 1);
    await assert.rejects(
      invoke('example.study', { documents, seed: 3 }, { idempotencyKey }),
      code('idempotency.key-reused'),
    );
    const other = await invoke(
      'example.study',
      { documents },
      { idempotencyKey, caller: { tenant: 'a', subject: 'another' } },
    );
    assert.notEqual(other.run?.runId, ids[0]?.run?.runId);
  });

  it('shows a tenant nothing of another', async () => {
    const { run } = await invoke('example.study', { documents, parameters: quick }, { waitSeconds: 20 });
    const other = { caller: { tenant: 'b', subject: 'somebody' } };
    await assert.rejects(invoke('runs.get', { runId: run?.runId }, other), code('run.not-found'));
    assert.deepEqual(outputOf<{ runs: unknown[] }>(await invoke('runs.list', {}, other)).runs, []);
    const digest = run?.documents[0]?.digest;
    await assert.rejects(invoke('documents.get', { digest }, other), code('document.not-found'));
    await assert.rejects(invoke('example.study', { documents: [{ digest }] }, other), code('document.not-found'));
  });

  it('lists runs page by page, newest first', async () => {
    const seen: string[] = [];
    let pageToken: string | undefined;
    do {
      const page = outputOf<{ runs: RunResource[]; nextPageToken?: string }>(
        await invoke('runs.list', { pageSize: 3, ...(pageToken ? { pageToken } : {}) }),
      );
      seen.push(...page.runs.map(({ id }) => id));
      pageToken = page.nextPageToken;
    } while (pageToken !== undefined);
    assert.deepEqual(
      seen,
      (await store.runs('a', { limit: 1000 })).map(({ runId }) => runId),
    );
  });

  it('moves a branch by compare and swap, and says where it is when somebody was faster', async () => {
    const text = readFileSync('test/example-pack/bookcase.shelf', 'utf8');
    const incomplete = { documents: [{ name: 'bookcase.shelf', text }] };
    const { snapshot } = outputOf<RunResult>(await invoke('example.bookcase.interpret', incomplete));
    const assumed = outputOf<RunResult>(await invoke('example.defaults.resolve', incomplete));
    const commit = { graph: 'g', branch: 'main' };
    await invoke('graph.commit', { ...commit, snapshot });
    await assert.rejects(invoke('graph.commit', { ...commit, snapshot: assumed.snapshot }), code('graph.conflict'));
    const moved = outputOf<{ head: string }>(
      await invoke('graph.commit', { ...commit, expected: snapshot, changeSet: assumed.changeSet }),
    );
    assert.equal(moved.head, assumed.snapshot);
    assert.deepEqual(outputOf(await invoke('graph.branch', commit)), {
      graph: 'g',
      name: 'main',
      head: moved.head,
      purpose: '',
    });
  });

  it('finds operations by the words of a task', async () => {
    const found = outputOf<{ operations: { operationId: string }[] }>(
      await invoke('operations.find', { query: 'score a bookcase' }),
    );
    assert.equal(found.operations[0]?.operationId, 'example.bookcase.evaluate');
  });
});
