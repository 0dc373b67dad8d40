import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { RunStatus } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { sha256 } from '../sha256.ts';
import type { RunEvent, RunRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { keepsBranches } from './branch-behaviour.ts';
import { keepsQuestions } from './question-behaviour.ts';
import { importsRuns } from './import-behaviour.ts';
import {
  sampleAssertions,
  sampleContent,
  sampleEnvelope,
  sampleFinding,
  sampleRecording,
  sampleRun,
  sampleSnapshot,
} from './samples.ts';

const OPEN: readonly RunStatus[] = ['pending', 'running', 'waiting', 'paused'];

/** What every store does, whatever holds it. Registers a mocha suite. */
export function behavesAsStore(name: string, open: () => Store): void {
  describe(`the store: ${name}`, () => {
    // A tenant for every test keeps the tests apart, as it keeps tenants apart.
    let tenant: string;
    let store: Store;
    beforeEach(() => {
      tenant = `tenant-${randomUUID()}`;
      store = open();
    });
    const newRun = (given: Partial<RunRecord> = {}): RunRecord =>
      sampleRun({ runId: randomUUID(), caller: { tenant, subject: 'somebody' }, ...given });
    const created = async (given: Partial<RunRecord> = {}): Promise<RunRecord> => {
      const run = newRun(given);
      assert.equal(await store.createRun(run), true);
      return run;
    };

    it('gives contents back as they were, to their tenant only', async () => {
      const contents = ['short', 'long '.repeat(1000), ''].map((text) => sampleContent(text));
      await store.putContents(tenant, contents);
      await store.putContents(tenant, [...contents, sampleContent('one more')]);
      const back = await Promise.all(contents.map(({ digest }) => store.content(tenant, digest)));
      assert.deepEqual(
        back.map((content) => content && { ...content, bytes: Uint8Array.from(content.bytes) }),
        contents.map((content) => ({ ...content, bytes: Uint8Array.from(content.bytes) })),
      );
      assert.equal(await store.content('somebody else', contents[0]?.digest ?? ''), undefined);
      assert.equal(await store.content(tenant, sha256('never put')), undefined);
    });

    it('lists documents', async () => {
      const document = { digest: sha256('d'), name: 'plan.txt', mediaType: 'text/plain', size: 1 };
      await store.putDocument(tenant, document);
      await store.putDocument(tenant, { ...document, name: 'renamed.txt' });
      assert.deepEqual(await store.documents(tenant, 10), [{ ...document, name: 'renamed.txt' }]);
      assert.deepEqual(await store.document(tenant, document.digest), { ...document, name: 'renamed.txt' });
      assert.equal(await store.document('somebody else', document.digest), undefined);
    });

    it('gives manifests back as they were', async () => {
      const { contents, manifest } = sampleSnapshot(sampleAssertions(40));
      const withSource = { ...manifest, sources: [{ uri: 'a.txt', digest: sha256('a'), mediaType: 'text/plain' }] };
      await store.putContents(tenant, contents);
      await store.putSnapshot(tenant, withSource, []);
      await store.putSnapshot(tenant, withSource, ['twice']);
      assert.deepEqual(await store.snapshot(tenant, manifest.digest), withSource);
      assert.equal(await store.snapshot('somebody else', manifest.digest), undefined);
    });

    keepsBranches(() => ({ store, tenant }));
    keepsQuestions(() => ({ store, tenant }));
    importsRuns(() => ({ store, tenant }));

    it('gives a run back as it was written, once', async () => {
      const run = await created();
      assert.deepEqual(await store.run(tenant, run.runId), run);
      assert.equal(await store.createRun({ ...run, title: 'Another' }), false);
      assert.equal((await store.run(tenant, run.runId))?.title, run.title);
      assert.equal(await store.run('somebody else', run.runId), undefined);
    });

    it('never leaves a terminal status', async () => {
      const run = await created();
      const move = (to: RunStatus, rest = {}) => store.transition(tenant, run.runId, { from: OPEN, to, ...rest });
      assert.equal(await move('running', { temporalRunId: 't1' }), true);
      const answer = sampleEnvelope('x');
      assert.equal(await move('succeeded', { answer, outputDigest: 'o' }), true);
      for (const late of ['failed', 'cancelled', 'running'] as const) assert.equal(await move(late), false);
      await store.reportProgress(tenant, run.runId, 0.1, 'late');
      const ended = await store.run(tenant, run.runId);
      assert.equal(ended?.status, 'succeeded');
      assert.deepEqual(ended.answer, answer);
      assert.equal(ended.temporalRunId, 't1');
      assert.deepEqual(ended.progress, { share: 1, message: 'Done' });
      assert.ok(ended.startedAt && ended.finishedAt);
    });

    it('lets one of many simultaneous moves happen', async () => {
      const run = await created();
      const moves = await Promise.all(
        Array.from({ length: 10 }, () => store.transition(tenant, run.runId, { from: ['pending'], to: 'running' })),
      );
      assert.equal(moves.filter(Boolean).length, 1);
    });

    it('keeps the error of a failed run', async () => {
      const run = await created();
      const error = { code: 'primitive.failed', title: 't', detail: 'd', remedy: 'r', errors: [] } as const;
      await store.transition(tenant, run.runId, { from: OPEN, to: 'failed', error });
      assert.deepEqual((await store.run(tenant, run.runId))?.error, error);
    });

    it('lists runs, newest first, page by page, by status and operation', async () => {
      const runs: RunRecord[] = [];
      for (let i = 0; i < 5; i++) {
        const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, i)).toISOString();
        runs.unshift(await created({ createdAt, operation: i % 2 ? 'odd' : 'even' }));
      }
      const ids = async (filter: object): Promise<string[]> =>
        (await store.runs(tenant, { limit: 2, ...filter })).map(({ runId }) => runId);
      const all = runs.map(({ runId }) => runId);
      assert.deepEqual(await ids({}), all.slice(0, 2));
      assert.deepEqual(await ids({ before: all[1] }), all.slice(2, 4));
      assert.deepEqual(await ids({ operation: 'odd' }), [all[1], all[3]]);
      await store.transition(tenant, all[4] ?? '', { from: OPEN, to: 'failed' });
      assert.deepEqual(await ids({ status: 'failed' }), [all[4]]);
      const unfinished = (await store.unfinishedRuns(1_000_000)).filter(({ caller }) => caller.tenant === tenant);
      assert.equal(unfinished.length, 4);
    });

    it('records a step once, and the first of equal calls for ever', async () => {
      const run = await created();
      const envelope = sampleEnvelope(randomUUID(), { resultSets: { flow: sha256(tenant) } });
      const recording = sampleRecording(run, 'check', envelope, { findings: [sampleFinding()] });
      const first = await store.record(tenant, recording);
      assert.equal(first.first, true);
      assert.equal((await store.record(tenant, recording)).first, false);
      const [step, ...more] = await store.steps(tenant, run.runId);
      assert.deepEqual(more, []);
      assert.deepEqual({ ...step, recordedAt: '' }, { ...recording.step, computedBy: run.runId, recordedAt: '' });

      const other = await created();
      const again = await store.record(
        tenant,
        sampleRecording(other, 'check', { ...envelope, outputDigest: 'another' }),
      );
      assert.equal(again.first, false);
      assert.deepEqual(again.action, recording.action, 'the earlier action stands');
      const [reused] = await store.steps(tenant, other.runId);
      assert.equal(reused?.envelope.outputDigest, envelope.outputDigest);
      assert.equal(reused.computedBy, run.runId);
      assert.deepEqual(await store.action(tenant, envelope.actionDigest), recording.action);
      assert.deepEqual(await store.generatedBy(tenant, sha256(tenant)), recording.action);
      const { actionDigest } = envelope;
      for (const { runId } of [run, other]) {
        const informed = [{ relation: 'wasInformedBy', from: `run:${runId}`, to: actionDigest }];
        assert.deepEqual(await store.relationsFrom(tenant, `run:${runId}`), informed);
      }
      const made = [{ relation: 'wasGeneratedBy', from: sha256(tenant), to: actionDigest }];
      assert.deepEqual(await store.relationsFrom(tenant, sha256(tenant)), made);
      assert.deepEqual(await store.relationsFrom('somebody else', sha256(tenant)), []);
      assert.equal(await store.action('somebody else', envelope.actionDigest), undefined);
    });

    it('keeps what computing cost, and with what it was computed, for whoever reuses it', async () => {
      const run = await created();
      const platform = { node: 'v20.19.0', arch: 'x64', os: 'linux', engine: '0.1.0+abc' };
      const sample = sampleRecording(run, 'solve', sampleEnvelope(`${tenant} cost`));
      const recording = { ...sample, action: { ...sample.action, milliseconds: 12.25, platform } };
      await store.record(tenant, recording);
      const other = await created({ refreshes: run.runId });
      await store.record(tenant, { ...recording, step: { ...recording.step, runId: other.runId } });
      assert.deepEqual(await store.action(tenant, recording.action.actionDigest), recording.action);
      const [step] = await store.steps(tenant, other.runId);
      assert.deepEqual([step?.milliseconds, step?.computedBy], [12.25, run.runId]);
      assert.equal((await store.run(tenant, other.runId))?.refreshes, run.runId);
    });

    it('finds the actions of one call on different snapshots, newest first', async () => {
      const run = await created();
      const callDigest = sha256(`call of ${tenant}`);
      const digests: string[] = [];
      for (const step of ['a', 'b', 'c']) {
        const recording = sampleRecording(run, step, sampleEnvelope(`${tenant} ${step}`), { callDigest });
        await store.record(tenant, recording);
        await store.record(tenant, recording);
        digests.unshift(recording.action.actionDigest);
      }
      await store.record(tenant, sampleRecording(run, 'other', sampleEnvelope(`${tenant} other`)));
      const found = async (limit: number) =>
        (await store.actionsOfCall(tenant, callDigest, limit)).map(({ actionDigest }) => actionDigest);
      assert.deepEqual(await found(10), digests);
      assert.deepEqual(await found(2), digests.slice(0, 2));
      assert.deepEqual(await store.actionsOfCall('somebody else', callDigest, 10), []);
    });

    it('records one of simultaneous equal calls', async () => {
      const run = await created();
      const envelope = sampleEnvelope(randomUUID());
      const answers = await Promise.all(
        ['a', 'b', 'c', 'd'].map((step) => store.record(tenant, sampleRecording(run, step, envelope))),
      );
      assert.equal(answers.filter(({ first }) => first).length, 1);
      assert.equal((await store.steps(tenant, run.runId)).length, 4);
    });

    it('numbers the events of a run from one without gaps, and never shows a later one first', async () => {
      const run = await created();
      const seen: RunEvent[] = [];
      const look = async (): Promise<void> => {
        const after = seen.at(-1)?.sequence ?? 0;
        for (const event of await store.events(tenant, run.runId, after)) {
          if (event.sequence > (seen.at(-1)?.sequence ?? 0)) seen.push(event);
        }
      };
      let calls = 0;
      let looking = Promise.resolve();
      const stop = await store.onEvents(tenant, run.runId, () => {
        calls++;
        looking = looking.then(look);
      });
      await Promise.all([
        store.transition(tenant, run.runId, { from: ['pending'], to: 'running' }),
        ...[1, 2, 3, 4, 5, 6].map((i) => store.reportProgress(tenant, run.runId, i / 10, `step ${i}`)),
        ...['a', 'b', 'c'].map((step) =>
          store.record(tenant, sampleRecording(run, step, sampleEnvelope(`${tenant} ${step}`))),
        ),
      ]);
      const until = Date.now() + 4_000;
      while (seen.length < 11 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 5));
      await looking;
      await stop();
      assert.deepEqual(
        seen.map(({ sequence }) => sequence),
        Array.from({ length: 11 }, (_, i) => i + 1),
      );
      assert.deepEqual(seen[0]?.data, { status: 'pending' });
      assert.ok(calls > 0, 'its follower was called');
      assert.deepEqual(await store.events(tenant, run.runId, 10), seen.slice(10));
      assert.deepEqual(await store.events('somebody else', run.runId, 0), []);
    });

    it('keeps what became of parts of a run that are no calls, the last word on each, and tells it once', async () => {
      const run = await created();
      const branches = {
        runId: run.runId,
        node: 'cases',
        status: 'running',
        detail: '3 branches',
        branches: 3,
      } as const;
      const error = new BverError('primitive.failed', { primitive: 'a', problem: 'b' }).toRecord();
      const failed = { runId: run.runId, node: 'cases[1]', status: 'failed', detail: 'b', error } as const;
      const envelope = sampleEnvelope(`${tenant} cases`);
      const gathered = { ...branches, status: 'completed', detail: '2 of 3 done', envelope } as const;
      for (const node of [branches, branches, failed, gathered, failed]) await store.recordNode(tenant, node);
      assert.deepEqual(await store.nodes(tenant, run.runId), [gathered, failed]);
      assert.deepEqual(await store.nodes('somebody else', run.runId), []);
      const told = (await store.events(tenant, run.runId, 0)).filter(({ type }) => type === 'step');
      assert.deepEqual(
        told.map(({ data }) => [data['step'], data['status']]),
        [
          ['cases', 'running'],
          ['cases[1]', 'failed'],
          ['cases', 'completed'],
        ],
      );
    });

    it('never goes back in the progress of a run', async () => {
      const run = await created();
      for (const share of [0.2, 0.6, 0.4]) await store.reportProgress(tenant, run.runId, share, `at ${share}`);
      assert.deepEqual((await store.run(tenant, run.runId))?.progress, { share: 0.6, message: 'at 0.4' });
      const told = (await store.events(tenant, run.runId, 0)).filter(({ type }) => type === 'progress');
      assert.deepEqual(
        told.map(({ data }) => data['share']),
        [0.2, 0.6, 0.6],
      );
    });

    it('gives an idempotency key to the first run that claims it', async () => {
      const claims = await Promise.all(
        ['r1', 'r2', 'r3'].map((runId) => store.claimKey(tenant, 'caller', 'key', `body of ${runId}`, runId)),
      );
      assert.equal(new Set(claims.map(({ runId }) => runId)).size, 1);
      assert.equal(claims[0]?.bodyDigest, `body of ${claims[0]?.runId}`);
      assert.equal((await store.claimKey(tenant, 'another caller', 'key', 'b', 'r4')).runId, 'r4');
      assert.equal((await store.claimKey('somebody else', 'caller', 'key', 'b', tenant)).runId.length > 0, true);
    });
  });
}
