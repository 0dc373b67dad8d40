import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { createRegistry } from '../primitives/index.ts';
import type { StoredResult } from '../primitives/index.ts';
import { createGraphAccess } from '../runtime/graph/graph-access.ts';
import { createMemoryStore } from '../runtime/store/memory-store.ts';
import { examplePack } from '../test/example-pack/index.ts';
import { CALLER, writeExampleRun } from '../test/example-run.ts';
import { createInProcessWaiting } from './in-process-waiting.ts';

describe('the wait for an approval', () => {
  const registry = createRegistry([examplePack]);
  const store = createMemoryStore();
  const ports = { store, graphs: createGraphAccess(store, registry.packs) };
  const request = { step: 'build', title: 'Shall it be built?', sequence: 3 };
  const begin = async (more: { readonly deadlineSeconds?: number } = {}) => {
    const run = await writeExampleRun(registry, store, { operation: 'example.study' });
    await store.transition(CALLER.tenant, run.runId, { from: ['pending'], to: 'running' });
    const abort = new AbortController();
    const waiting = createInProcessWaiting(ports, run, abort.signal);
    const outcome = waiting.approve({ ...request, ...more });
    await sleep(5);
    return { run, waiting, outcome, abort, now: async () => store.run(CALLER.tenant, run.runId) };
  };

  it('ends with the decision, which is recorded as a resolution with its author', async () => {
    const { run, waiting, outcome, now } = await begin();
    assert.deepEqual((await now())?.waitingFor, { kind: 'approval', step: 'build', title: 'Shall it be built?' });
    await waiting.decide('approved', { by: 'ann', justification: 'As agreed.' });
    assert.deepEqual(await outcome, { decision: 'approved', by: 'ann', justification: 'As agreed.' });
    assert.equal((await now())?.status, 'running');
    const [step] = await store.steps(CALLER.tenant, run.runId);
    assert.deepEqual([step?.step, step?.sequence, step?.primitive], ['build', 3, 'bver.approval.resolve']);
    const content = await store.content(CALLER.tenant, step?.envelope.result ?? '');
    const { resolutions, payload } = JSON.parse(new TextDecoder().decode(content?.bytes)) as StoredResult;
    assert.deepEqual(resolutions, [
      {
        subject: `run:${run.runId}`,
        path: 'build',
        chosen: 'approved',
        rejected: ['rejected'],
        rule: 'approval',
        justification: 'As agreed.',
        wasAttributedTo: 'ann',
      },
    ]);
    const { startedBy, by } = payload as { startedBy: string; by: string };
    assert.deepEqual([startedBy, by], [CALLER.subject, 'ann'], 'who started it and who approved are told apart');
  });

  it('takes the first of two decisions', async () => {
    const { waiting, outcome } = await begin();
    const [first, second] = await Promise.allSettled([
      waiting.decide('rejected', { by: 'ann', justification: 'Too dear.' }),
      waiting.decide('approved', { by: 'bob', justification: '' }),
    ]);
    assert.equal(first.status, 'fulfilled');
    assert.ok(second.status === 'rejected');
    const { code, message } = second.reason as { code: string; message: string };
    assert.equal(code, 'approval.decided');
    assert.match(message, /was rejected by ann at/);
    assert.equal((await outcome).decision, 'rejected');
    await assert.rejects(waiting.decide('approved', { by: 'bob', justification: '' }), { code: 'run.not-waiting' });
  });

  it('counts as rejected when the deadline passes', async () => {
    const { run, outcome } = await begin({ deadlineSeconds: 0.05 });
    assert.deepEqual(await outcome, { decision: 'rejected', justification: 'Nobody decided within 0.05 s.' });
    const [decision] = await store.decisions(CALLER.tenant, run.runId);
    assert.deepEqual([decision?.decision, decision && 'by' in decision], ['rejected', false]);
  });

  it('ends when the run is cancelled', async () => {
    const { outcome, abort } = await begin();
    abort.abort();
    await assert.rejects(outcome, { code: 'run.cancelled' });
  });
});
