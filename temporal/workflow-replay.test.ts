import assert from 'node:assert/strict';
import { createRegistry } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import { SMALL_BOOKCASE, examplePack } from '../test/example-pack/index.ts';
import { CALLER, writeExampleRun } from '../test/example-run.ts';
import { hasEnded, until } from '../test/until.ts';
import { workflowBundle } from './bundle.ts';
import { createReconciler } from './reconciler.ts';
import { startDevServer } from './testing/dev-server.ts';
import type { DevServer } from './testing/dev-server.ts';
import { temporalUnderTest } from './testing/temporal-under-test.ts';
import type { TemporalUnderTest } from './testing/temporal-under-test.ts';
import { createWorkflowReplay } from './workflow-replay.ts';

const MARK = 'only-in-the-document';
const encode = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
interface Json {
  readonly events: {
    readonly eventId: string;
    readonly activityTaskScheduledEventAttributes?: { activityType: { name: string } };
  }[];
}

describe('the replay of workflows', function () {
  this.timeout(60_000);
  const registry = createRegistry([examplePack]);
  let server: DevServer;
  let under: TemporalUnderTest;
  before(async () => {
    server = await startDevServer();
    under = await temporalUnderTest(server.address, registry);
  });
  after(async () => {
    await under.stop();
    await server.stop();
  });
  const ran = async (text = SMALL_BOOKCASE): Promise<RunRecord> => {
    const run = await writeExampleRun(registry, under.store, { operation: 'example.study', text });
    await under.execution.start(run);
    const ended = await until(under.store, run, hasEnded);
    await under.temporal.client.workflow.getHandle(run.workflowId).result();
    return ended;
  };
  const kept = async (run: RunRecord): Promise<Uint8Array> => {
    const { history = '' } = (await under.store.run(CALLER.tenant, run.runId)) ?? run;
    return (await under.store.content(CALLER.tenant, history))?.bytes ?? assert.fail(`no history: ${history}`);
  };
  const replay = () => createWorkflowReplay({ temporal: under.temporal, bundle: () => workflowBundle() });
  const reconciler = () =>
    createReconciler({
      store: under.store,
      execution: under.execution,
      replay: replay(),
      log: { info: () => undefined, warn: () => undefined },
      keepAfterMs: 0,
    });

  it('keeps the history of what has ended, and what it says is what the workflows do', async () => {
    const run = await ran();
    assert.equal(run.history, undefined, 'nothing waits for it');
    await reconciler().reconcile();
    const history = await kept(run);
    const offline = createWorkflowReplay({ bundle: () => workflowBundle() });
    const { outcome, events } = await offline.replay(history);
    assert.equal(outcome, 'equal');
    assert.equal(events, (JSON.parse(new TextDecoder().decode(history)) as Json).events.length);
  });

  it('says at which event another history goes another way', async () => {
    const run = await ran();
    await reconciler().reconcile();
    const json = JSON.parse(new TextDecoder().decode(await kept(run))) as Json;
    const scheduled = json.events.find((event) => event.activityTaskScheduledEventAttributes);
    assert.ok(scheduled?.activityTaskScheduledEventAttributes);
    scheduled.activityTaskScheduledEventAttributes.activityType.name = 'example.other.interpret@1';
    const { outcome, divergedAt, problem } = await replay().replay(encode(json));
    assert.equal(outcome, 'different');
    assert.deepEqual(divergedAt, { eventId: Number(scheduled.eventId), eventType: 'ACTIVITY_TASK_SCHEDULED' });
    assert.match(problem ?? '', /example\.other\.interpret|Activity/);
    await assert.rejects(replay().replay(encode('no history')), { code: 'bundle.invalid' });
  });

  it('finds references in histories, and nothing of a document', async () => {
    const run = await ran(`${SMALL_BOOKCASE}\n# ${MARK}\n`);
    await reconciler().reconcile();
    const text = new TextDecoder().decode(await kept(run));
    const payloads = [...text.matchAll(/"data":"([A-Za-z0-9+/=]+)"/g)].map(([, data = '']) =>
      Buffer.from(data, 'base64').toString('utf8'),
    );
    assert.ok(payloads.length > 5);
    assert.ok(payloads.some((payload) => payload.includes(run.documents[0]?.digest ?? '?')));
    for (const payload of [text, ...payloads]) assert.ok(!payload.includes(MARK));
  });

  it('tells of a workflow that goes on, and of one that is gone', async () => {
    const slow = { steps: 200, pauseMilliseconds: 10 };
    const run = await writeExampleRun(registry, under.store, { operation: 'example.study', parameters: slow });
    assert.equal(await replay().history(run), 'gone');
    await under.execution.start(run);
    assert.equal(await replay().history(run), 'open');
    await under.execution.cancel(run);
    await until(under.store, run, hasEnded);
  });
});
