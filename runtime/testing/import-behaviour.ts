import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sha256 } from '../sha256.ts';
import type { RunRecord } from '../store/records.ts';
import type { RunImport } from '../store/run-import.ts';
import type { Store } from '../store/store.ts';
import {
  sampleAssertions,
  sampleContent,
  sampleEnvelope,
  sampleFinding,
  sampleRecording,
  sampleRun,
  sampleSnapshot,
} from './samples.ts';

/** How every store takes in what ran elsewhere, and keeps the histories of what ran here. */
export function importsRuns(given: () => { readonly store: Store; readonly tenant: string }): void {
  const ended = (changes: Partial<RunRecord> = {}): RunRecord => {
    const { tenant } = given();
    return sampleRun({
      runId: randomUUID(),
      caller: { tenant, subject: 'ada' },
      status: 'succeeded',
      answer: sampleEnvelope(`answer of ${tenant}`),
      outputDigest: sha256('all'),
      progress: { share: 1, message: 'Done' },
      startedAt: '2026-01-02T03:04:05.678Z',
      finishedAt: '2026-01-02T03:04:06.789Z',
      history: sha256('history'),
      origin: { bundle: sha256('bundle'), importedAt: '2026-02-03T00:00:00.000Z', importedBy: 'bob' },
      ...changes,
    });
  };
  const importOf = (run: RunRecord, output = 'x'): RunImport => {
    const { contents, manifest } = sampleSnapshot(sampleAssertions(5));
    const envelope = sampleEnvelope(run.caller.tenant, { outputDigest: sha256(output), snapshot: manifest.digest });
    const {
      step: _,
      caller: __,
      ...outcome
    } = sampleRecording(run, 'check', envelope, { findings: [sampleFinding()] });
    const document = { digest: sha256('d'), name: 'plan.txt', mediaType: 'text/plain', size: 1 };
    const { actionDigest } = envelope;
    return {
      run,
      steps: [{ step: 'check', sequence: 1, actionDigest, recordedAt: '2026-01-02T03:04:06.000Z' }],
      nodes: [{ runId: run.runId, node: 'gate', status: 'passed', detail: 'It holds.' }],
      answers: [
        {
          ...{ runId: run.runId, questionId: 'q', words: '80 cm', said: { value: 0.8, unit: 'cm' }, by: 'ann' },
          ...{ at: '2026-01-02T03:04:06.100Z', justification: 'Measured.', document: sha256('d') },
        },
      ],
      decisions: [
        {
          ...{ runId: run.runId, step: 'check', decision: 'approved', by: 'bob' },
          ...{ at: '2026-01-02T03:04:06.200Z', justification: '' },
        },
      ],
      outcomes: [outcome],
      contents: [...contents, sampleContent('d')],
      documents: [document],
      snapshots: [{ manifest, parents: [] }],
    };
  };

  it('takes in a run that ran elsewhere, as it stood there', async () => {
    const { store, tenant } = given();
    const imported = importOf(ended());
    const { run } = imported;
    assert.equal(await store.importRun(imported), true);
    assert.deepEqual(await store.run(tenant, run.runId), run);
    const [step] = await store.steps(tenant, run.runId);
    const [outcome] = imported.outcomes;
    const [answer] = imported.answers;
    assert.ok(outcome && step && answer);
    const { primitive, version, envelope } = outcome.action;
    const { runId } = run;
    assert.deepEqual(step, { ...imported.steps[0], runId, primitive, version, envelope, computedBy: runId });
    assert.deepEqual(await store.nodes(tenant, runId), imported.nodes);
    assert.deepEqual(await store.decisions(tenant, runId), imported.decisions);
    assert.deepEqual(await store.decisions('somebody else', runId), []);
    assert.deepEqual(await store.putAnswer(tenant, { ...answer, words: '1 m' }), answer, 'the answer stands');
    assert.deepEqual(await store.action(tenant, step.actionDigest), outcome.action);
    assert.deepEqual(await store.generatedBy(tenant, envelope.result), outcome.action);
    assert.deepEqual(await store.document(tenant, sha256('d')), imported.documents[0]);
    assert.deepEqual(await store.snapshot(tenant, envelope.snapshot ?? ''), imported.snapshots[0]?.manifest);
    assert.ok(await store.content(tenant, sha256('d')));
    const event = (await store.events(tenant, runId, 0)).at(-1);
    assert.equal(event?.data['status'], run.status, 'its followers are told that it has ended');
    assert.equal(await store.run('somebody else', runId), undefined);
  });

  it('takes in the same run once, and nothing of a run that is another one', async () => {
    const { store, tenant } = given();
    const imported = importOf(ended());
    const { run } = imported;
    await store.importRun(imported);
    const again = { ...run, origin: { bundle: sha256('another'), importedAt: run.createdAt, importedBy: 'eve' } };
    assert.equal(await store.importRun({ ...imported, run: again }), false);
    assert.deepEqual(await store.run(tenant, run.runId), run, 'where it came from first stands');
    const other = { ...run, outputDigest: sha256('something else') };
    await assert.rejects(store.importRun({ ...imported, run: other }), { code: 'bundle.conflict' });
    await assert.rejects(store.importRun({ ...imported, steps: [] }), { code: 'bundle.conflict' });
    assert.deepEqual(await store.run(tenant, run.runId), run);
  });

  it('never replaces the outcome of a call, nor the name of a document', async () => {
    const { store, tenant } = given();
    await store.putDocument(tenant, { digest: sha256('d'), name: 'mine.txt', mediaType: 'text/plain', size: 1 });
    const first = importOf(ended());
    await store.importRun(first);
    assert.equal((await store.document(tenant, sha256('d')))?.name, 'mine.txt');
    const second = ended();
    await assert.rejects(store.importRun(importOf(second, 'another')), { code: 'bundle.conflict' });
    assert.equal(await store.run(tenant, second.runId), undefined, 'all or nothing');
    assert.equal(await store.importRun(importOf(second)), true, 'the same call with the same output is no conflict');
    const [step] = await store.steps(tenant, second.runId);
    assert.equal(step?.computedBy, first.run.runId);
  });

  it('keeps the history of a run that ended here, once', async () => {
    const { store, tenant } = given();
    const run = sampleRun({ runId: randomUUID(), caller: { tenant, subject: 'ada' } });
    await store.createRun(run);
    const { history: _, ...elsewhere } = ended();
    await store.importRun(importOf(elsewhere));
    const without = async (): Promise<string[]> =>
      (await store.runsWithoutHistory(1_000_000))
        .filter(({ caller }) => caller.tenant === tenant)
        .map(({ runId }) => runId);
    assert.deepEqual(await without(), [], 'it has not ended, and what came from elsewhere has none here');
    await store.transition(tenant, run.runId, { from: ['pending'], to: 'cancelled' });
    assert.deepEqual(await without(), [run.runId]);
    await store.keepHistory(tenant, run.runId, sha256('history'));
    await store.keepHistory(tenant, run.runId, 'none');
    assert.equal((await store.run(tenant, run.runId))?.history, sha256('history'));
    assert.deepEqual(await without(), []);
  });
}
