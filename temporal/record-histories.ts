import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import type { Plan } from '../primitives/index.ts';
import { createRegistry } from '../primitives/index.ts';
import { PROJECT_ROOT } from '../runtime/state-directory.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import { examplePack } from '../test/example-pack/index.ts';
import { writeExampleRun } from '../test/example-run.ts';
import { hasEnded, isSimulating, until } from '../test/until.ts';
import { UNMEASURED_BOOKCASE, waitingPlan } from '../test/waiting-suite.ts';
import { HISTORIES } from './histories.ts';
import { historyToJson } from './history-json.ts';
import { startDevServer } from './testing/dev-server.ts';
import { temporalUnderTest } from './testing/temporal-under-test.ts';
import type { TemporalUnderTest } from './testing/temporal-under-test.ts';

// Records what workflows of this version leave behind: `node --import tsx temporal/record-histories.ts`. Run it before a
// release, and whenever workflows do something new; what was recorded once stays as it is.

type Scenario = (under: TemporalUnderTest) => Promise<RunRecord>;
const registry = createRegistry([examplePack]);
const CASES = [
  { state: { overrides: [] } },
  { state: { overrides: [{ subject: 'board.upper', path: 'load', value: 1 }] } },
];
const SLOW = { steps: 50, pauseMilliseconds: 10 };

const begun = async (under: TemporalUnderTest, given: Parameters<typeof writeExampleRun>[2]): Promise<RunRecord> => {
  const run = await writeExampleRun(registry, under.store, given);
  await under.execution.start(run);
  return run;
};
const simulating = async (under: TemporalUnderTest): Promise<RunRecord> => {
  const run = await begun(under, { operation: 'example.study', parameters: SLOW });
  await until(under.store, run, isSimulating);
  return run;
};
const impatient = ({ steps, answer }: Plan): Plan => ({
  steps: steps.map((step) => ({ ...step, maximumAttempts: 1, startToCloseSeconds: 1 })),
  answer,
});

/** Started on a bookcase that does not say everything, until it waits. */
const waiting = async (
  under: TemporalUnderTest,
  policy: Parameters<typeof waitingPlan>[0] = {},
): Promise<RunRecord> => {
  const plan = waitingPlan(policy);
  const run = await begun(under, { operation: 'example.study', text: UNMEASURED_BOOKCASE, plan });
  await until(under.store, run, ({ status }) => status === 'waiting');
  return run;
};
/** One answer after the other. */
const answer = async ({ store, execution }: TemporalUnderTest, run: RunRecord): Promise<void> => {
  for (const { question } of await store.questions(run.caller.tenant, run.runId))
    await execution.answer(run, { by: 'somebody', answers: [{ questionId: question.questionId, value: '80 cm' }] });
};

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  'operation-succeeded': (under) => begun(under, { operation: 'example.creep.simulate' }),
  'study-succeeded': (under) => begun(under, { operation: 'example.study' }),
  'study-failed': (under) => {
    const missing = { digest: '0'.repeat(64), name: 'lost.shelf', mediaType: 'text/x-shelf' };
    return begun(under, { operation: 'example.study', documents: [missing] });
  },
  'study-timed-out': (under) =>
    begun(under, { operation: 'example.study', parameters: { steps: 300, pauseMilliseconds: 10 }, plan: impatient }),
  'study-cancelled': async (under) => {
    const run = await simulating(under);
    await under.execution.cancel(run);
    return run;
  },
  'study-paused': async (under) => {
    const run = await simulating(under);
    await under.execution.pause(run);
    await under.execution.resume(run);
    return run;
  },
  'study-cancelled-while-paused': async (under) => {
    const run = await simulating(under);
    await under.execution.pause(run);
    await under.execution.cancel(run);
    return run;
  },
  'study-answered': async (under) => {
    const run = await waiting(under);
    await answer(under, run);
    return run;
  },
  'study-answered-while-paused': async (under) => {
    const run = await waiting(under);
    await under.execution.pause(run);
    await answer(under, run);
    await under.execution.resume(run);
    return run;
  },
  'study-assumed-at-its-deadline': (under) => {
    const assume = [{ path: 'length', value: 0.9, rule: 'boards of this house' }];
    return waiting(under, { deadlineSeconds: 0.5, onDeadline: 'assume', assume });
  },
  'study-failed-at-its-deadline': (under) => waiting(under, { deadlineSeconds: 0.5, onDeadline: 'fail' }),
  'study-cancelled-while-waiting': async (under) => {
    const run = await waiting(under);
    await under.execution.cancel(run);
    return run;
  },
  'cases-succeeded': (under) => begun(under, { operation: 'example.cases', parameters: { steps: 3, cases: CASES } }),
  'cases-ended-by-gate': (under) =>
    begun(under, { operation: 'example.cases', text: 'upright left height 2 m\n', parameters: { cases: CASES } }),
};

const folder = path.join(HISTORIES, packageJson.version);
mkdirSync(folder, { recursive: true });
const server = await startDevServer();
const under = await temporalUnderTest(server.address, registry, { identity: 'recorder' });
for (const [name, play] of Object.entries(SCENARIOS)) {
  const file = path.join(folder, `${name}.json`);
  if (existsSync(file)) continue;
  const run = await play(under);
  const { status } = await until(under.store, run, hasEnded);
  const handle = under.temporal.client.workflow.getHandle(run.workflowId);
  await handle.result().catch(() => undefined);
  // Stack traces say where the project lies on this machine.
  const text = historyToJson(await handle.fetchHistory()).replaceAll(PROJECT_ROOT, '/bver');
  writeFileSync(file, `${text}\n`);
  console.log(`${name}: ${status}`);
}
await under.stop();
await server.stop();
