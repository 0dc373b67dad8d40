import assert from 'node:assert/strict';
import type { StepContext } from '../activities/runner.ts';
import type { ResultEnvelope, StepCall } from '../primitives/index.ts';
import { BverError, createRegistry } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import { startDevServer } from '../temporal/testing/dev-server.ts';
import type { DevServer } from '../temporal/testing/dev-server.ts';
import { temporalUnderTest } from '../temporal/testing/temporal-under-test.ts';
import type { TemporalUnderTest } from '../temporal/testing/temporal-under-test.ts';
import { examplePack } from '../test/example-pack/index.ts';
import { CALLER, writeExampleRun } from '../test/example-run.ts';
import { hasEnded, isSimulating, until } from '../test/until.ts';
import { pauseUpdate, progressQuery, resumeUpdate } from './handlers.ts';
import { DOMAIN, KIND, OPERATION, STATUS, SUBJECT, TENANT } from './search-attributes.ts';

type Fault = (call: StepCall, attempt: number, context: StepContext) => Promise<ResultEnvelope> | undefined;

describe('a durable run', function () {
  this.timeout(60_000);
  const registry = createRegistry([examplePack]);
  let server: DevServer;
  let under: TemporalUnderTest;
  /** What goes wrong in the steps of a test; undefined lets a step run as it does. */
  let fault: Fault = () => undefined;
  let attempts: string[] = [];
  before(async () => {
    server = await startDevServer();
    under = await temporalUnderTest(server.address, registry, {
      runner: (runner) => ({
        ...runner,
        run: (call, context) => {
          attempts.push(call.invocation.step);
          const attempt = attempts.filter((step) => step === call.invocation.step).length;
          return fault(call, attempt, context) ?? runner.run(call, context);
        },
      }),
    });
  });
  afterEach(() => {
    fault = () => undefined;
    attempts = [];
  });
  after(async () => {
    await under.stop();
    await server.stop();
  });

  const handleOf = ({ workflowId }: RunRecord) => under.temporal.client.workflow.getHandle(workflowId);
  const start = async (given: Omit<Parameters<typeof writeExampleRun>[2], 'operation'> = {}): Promise<RunRecord> => {
    const run = await writeExampleRun(registry, under.store, { operation: 'example.study', ...given });
    await under.execution.start(run);
    return run;
  };
  const SLOW = { parameters: { steps: 40, pauseMilliseconds: 20 } };

  it('tells its progress to whoever asks, and shows it as a table', async () => {
    const run = await start(SLOW);
    await until(under.store, run, isSimulating);
    const progress = await handleOf(run).query(progressQuery);
    assert.equal(progress.status, 'running');
    assert.deepEqual(progress.steps.map(({ id, status }) => `${id} ${status}`).slice(0, 4), [
      'interpret succeeded',
      'assume succeeded',
      'creep running',
      'board-load pending',
    ]);
    assert.ok(Math.abs(progress.share - 2 / 7) < 1e-9);
    const { currentDetails } = await handleOf(run).query<{ currentDetails: string }>('__temporal_workflow_metadata');
    assert.match(
      currentDetails,
      /^\*\*running\*\*\n\n\| # \| Step \| Activity \| Status \| Time \| Summary \|\n\| --- /,
    );
    assert.match(
      currentDetails,
      /\| 1 \| [^|]+ \| `example\.bookcase\.interpret@1` \| succeeded \| \d+\.\d\d s \| [^|]+ \|/,
    );
    await until(under.store, run, hasEnded);
  });

  it('can be found by what it is about', async () => {
    const run = await start();
    await until(under.store, run, hasEnded);
    await handleOf(run).result();
    const { typedSearchAttributes: attributes, type, staticSummary, staticDetails } = await describeRun(run);
    assert.equal(type, 'study');
    assert.deepEqual(
      [OPERATION, KIND, DOMAIN, TENANT, STATUS, SUBJECT].map((key) => attributes.get(key)),
      ['example.study', 'composition', 'example', 'test', 'succeeded', 'bookcase.shelf'],
    );
    assert.equal(staticSummary, 'Study of a bookcase: bookcase.shelf');
    assert.match(
      staticDetails ?? '',
      /^### Study of a bookcase\n[^]*3\. Creep of boards \(`example\.creep\.simulate` 1\.0\.0\)/,
    );
  });
  const describeRun = async (run: RunRecord) => {
    const description = await handleOf(run).describe();
    const [staticSummary, staticDetails] = [await description.staticSummary(), await description.staticDetails()];
    return { ...description, staticSummary, staticDetails };
  };

  it('names each activity in its history, and puts nothing large into it', async () => {
    const run = await start();
    await handleOf(run).result();
    const { events = [] } = await handleOf(run).fetchHistory();
    const scheduled = events?.flatMap((event) => (event.activityTaskScheduledEventAttributes ? [event] : [])) ?? [];
    assert.deepEqual(
      scheduled.map(({ activityTaskScheduledEventAttributes: attributes }) => attributes?.activityId),
      run.plan.steps.map(({ id }) => id),
    );
    assert.ok(scheduled.every(({ userMetadata }) => userMetadata?.summary));
    const queues = scheduled.map(({ activityTaskScheduledEventAttributes: attributes }) => attributes?.taskQueue?.name);
    assert.deepEqual([...new Set(queues)].sort(), ['bver-compute', 'bver-interactive']);
    const { historySize: bytes = Infinity } = await handleOf(run).describe();
    assert.ok(bytes < 60_000, `${bytes} bytes`);
  });

  it('refuses to be paused twice, and to go on when it is not paused', async () => {
    const run = await start({ parameters: { steps: 41, pauseMilliseconds: 20 } });
    await until(under.store, run, isSimulating);
    await assert.rejects(handleOf(run).executeUpdate(resumeUpdate), { name: 'WorkflowUpdateFailedError' });
    await handleOf(run).executeUpdate(pauseUpdate);
    await assert.rejects(handleOf(run).executeUpdate(pauseUpdate), { name: 'WorkflowUpdateFailedError' });
    assert.equal((await under.store.run(CALLER.tenant, run.runId))?.status, 'paused', 'whoever sent it');
    assert.equal((await handleOf(run).query(progressQuery)).status, 'paused');
    await handleOf(run).executeUpdate(resumeUpdate);
    assert.equal((await until(under.store, run, hasEnded)).status, 'succeeded');
  });

  it('tries again what trying again can mend', async () => {
    fault = (_, attempt) => (attempt <= 2 ? Promise.reject(new Error('the connection was lost')) : undefined);
    const run = await start({ plan: onlyFirstStep });
    assert.equal((await until(under.store, run, hasEnded)).status, 'succeeded');
    assert.equal(attempts.length, 3);
  });

  it('gives up an unknown error when no attempt is left, as a failure of the primitive', async () => {
    fault = () => Promise.reject(new Error('the connection was lost'));
    const run = await start({ plan: (plan) => withAttempts(onlyFirstStep(plan), 2) });
    const { status, error } = await until(under.store, run, hasEnded);
    assert.equal(status, 'failed');
    assert.equal(error?.code, 'primitive.failed');
    assert.match(error.detail, /example\.bookcase\.interpret@1: the connection was lost/);
    assert.equal(attempts.length, 2);
  });

  it('does not try again what will fail again', async () => {
    fault = () =>
      Promise.reject(new BverError('document.unreadable', { name: 'a.shelf', problem: 'torn', how: 'Glue it.' }));
    const run = await start();
    const { error } = await until(under.store, run, hasEnded);
    assert.deepEqual([error?.code, error?.detail, error?.remedy], ['document.unreadable', 'a.shelf: torn', 'Glue it.']);
    assert.equal(attempts.length, 1);
    await assert.rejects(handleOf(run).result(), { name: 'WorkflowFailedError' });
    assert.equal((await handleOf(run).describe()).typedSearchAttributes.get(STATUS), 'failed');
  });

  it('fails when a step takes longer than it may, and tells the step to stop', async () => {
    let told = false;
    fault = (_, __, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          told = true;
          reject(new Error('stopped'));
        });
      });
    const run = await start({ plan: (plan) => withAttempts(onlyFirstStep(plan), 1, 1) });
    const { status, error } = await until(under.store, run, hasEnded);
    assert.equal(status, 'failed');
    assert.equal(error?.code, 'primitive.failed');
    assert.match(error.detail, /timeout/i);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.ok(told);
  });
});

type Plan = RunRecord['plan'];
const onlyFirstStep = ({ steps }: Plan): Plan => ({ steps: steps.slice(0, 1), answer: steps[0]?.id ?? '' });
const withAttempts = ({ steps, answer }: Plan, maximumAttempts: number, startToCloseSeconds = 60): Plan => ({
  steps: steps.map((step) => ({ ...step, maximumAttempts, startToCloseSeconds })),
  answer,
});
