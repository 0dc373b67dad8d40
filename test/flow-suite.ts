import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Plan, PlanFanOut, Registry, StoredResult } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import { SMALL_BOOKCASE } from './example-pack/index.ts';
import { CALLER, writeExampleRun } from './example-run.ts';
import type { ExecutionUnderTest } from './execution-suite.ts';
import { hasEnded, until } from './until.ts';

const load = (value: number) => ({ overrides: [{ subject: 'board.upper', path: 'load', value }] });
const light = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `case ${i}`, state: load(i / 1000) }));

interface Payload {
  readonly branches: readonly {
    readonly index: number;
    readonly status: string;
    readonly item: unknown;
    readonly payload?: { readonly largestDeflection: number };
    readonly error?: { readonly code: string };
  }[];
  readonly failed: number;
}

const withFanOut = (plan: Plan, change: Partial<PlanFanOut>): Plan => ({
  ...plan,
  flow: (plan.flow ?? []).map((node) => ('forEach' in node ? { ...node, ...change } : node)),
});

/** What every execution port does with plans that are more than a sequence. */
export function describeFlow(registry: Registry, under: () => ExecutionUnderTest): void {
  describe('plans that are more than a sequence', () => {
    const start = async (given: Omit<Parameters<typeof writeExampleRun>[2], 'operation'>): Promise<RunRecord> => {
      const run = await writeExampleRun(registry, under().store, { operation: 'example.cases', ...given });
      await under().execution.start(run);
      return run;
    };
    const ended = (run: RunRecord) => until(under().store, run, hasEnded);
    const answerOf = async ({ answer }: RunRecord): Promise<StoredResult & { payload: Payload }> => {
      const content = await under().store.content(CALLER.tenant, answer?.result ?? '');
      return JSON.parse(new TextDecoder().decode(content?.bytes)) as StoredResult & { payload: Payload };
    };
    const statuses = async ({ runId }: RunRecord) =>
      Object.fromEntries((await under().store.nodes(CALLER.tenant, runId)).map(({ node, status }) => [node, status]));
    const stepsOf = async ({ runId }: RunRecord): Promise<string[]> =>
      (await under().store.steps(CALLER.tenant, runId)).map(({ step }) => step);

    it('answers with the branches in the order of the items, each on its own operating state', async () => {
      const done = await ended(await start({ parameters: { steps: 3, cases: light(9) } }));
      assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
      const { status, payload } = await answerOf(done);
      assert.equal(status, 'completed');
      assert.deepEqual(
        payload.branches.map(({ item }) => item),
        light(9),
      );
      const deflections = payload.branches.map((branch) => branch.payload?.largestDeflection ?? NaN);
      assert.ok(deflections.every((one) => one > 0));
      const steps = await stepsOf(done);
      assert.ok(steps.includes('case-creep[8]') && steps.includes('case-sag[0]'));
      assert.equal(steps.filter((step) => step.startsWith('case-')).length, 18);
    });

    it('leaves out what a gate says, and shows it', async () => {
      const done = await ended(await start({ parameters: { cases: light(1) } }));
      assert.deepEqual(await statuses(done), {
        boards: 'passed',
        cases: 'completed',
        hangs: 'passed',
        approve: 'skipped',
        rearrange: 'skipped',
      });
      assert.ok(!(await stepsOf(done)).includes('rearrange'));
    });

    const heavy = { cases: [{ state: { overrides: [{ subject: 'board.lower', path: 'load', value: 500 }] } }] };
    const asked = (run: RunRecord) => until(under().store, run, ({ status }) => status === 'waiting');

    it('goes on when somebody approves', async () => {
      const run = await start({ parameters: heavy });
      assert.equal((await asked(run)).status, 'waiting');
      await under().execution.decide(run, 'approved', { by: 'ann', justification: 'Do it.' });
      const done = await ended(run);
      assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
      assert.ok((await stepsOf(done)).includes('rearrange'));
      assert.equal(done.answer?.status, 'completed');
    });

    it('ends with the reason when somebody rejects', async () => {
      const run = await start({ parameters: { ...heavy, steps: 4 } });
      await asked(run);
      await under().execution.decide(run, 'rejected', { by: 'ann', justification: 'Not today.' });
      const done = await ended(run);
      assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
      assert.equal(done.answer?.status, 'incomplete');
      assert.match(done.answer.summary, /rejected\. Not today\./);
      assert.ok(!(await stepsOf(done)).includes('rearrange'));
    });

    it('takes one decision, and none that it does not wait for', async () => {
      const run = await start({ parameters: { ...heavy, steps: 5 } });
      await asked(run);
      const given = ['ann', 'bob', 'cem'].map((by) => ({ by, justification: `Said ${by}.` }));
      const tried = await Promise.allSettled(
        given.map((one, i) => under().execution.decide(run, i === 1 ? 'rejected' : 'approved', one)),
      );
      const done = await ended(run);
      assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
      const won = tried.flatMap(({ status }, i) => (status === 'fulfilled' ? [i] : []));
      assert.equal(won.length, 1);
      assert.equal((await stepsOf(done)).includes('rearrange'), won[0] !== 1);
      for (const one of tried)
        if (one.status === 'rejected')
          assert.match((one.reason as { code: string }).code, /^(approval\.decided|run\.not-waiting)$/);
      await assert.rejects(under().execution.decide(run, 'approved', { by: 'ann', justification: '' }), {
        code: 'run.not-waiting',
      });
    });

    it('counts as rejected what nobody decided until the deadline', async () => {
      const plan = (plan: Plan): Plan => ({
        ...plan,
        flow: (plan.flow ?? []).map((node) =>
          'approval' in node ? { ...node, approval: { ...node.approval, deadlineSeconds: 0.5 } } : node,
        ),
      });
      const run = await start({ parameters: { ...heavy, steps: 6 }, plan });
      const { waitingFor } = await asked(run);
      assert.equal(waitingFor?.kind, 'approval');
      assert.match(waitingFor.deadline ?? '', /^\d{4}-/);
      const done = await ended(run);
      assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
      assert.equal(done.answer?.status, 'incomplete');
      assert.match(done.answer.summary, /rejected\. Nobody decided within 0\.5 s\./);
      assert.ok(!(await stepsOf(done)).includes('rearrange'));
      const decisions = await under().store.decisions(CALLER.tenant, run.runId);
      assert.deepEqual(
        decisions.map(({ step, decision, by }) => [step, decision, by]),
        [['approve', 'rejected', undefined]],
      );
    });

    it('ends early with the reason, incomplete and not failed', async () => {
      const done = await ended(await start({ text: 'upright left height 2 m\n', parameters: { cases: light(2) } }));
      assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
      assert.equal(done.answer?.status, 'incomplete');
      assert.match(done.answer.summary, /no boards/);
      assert.equal((await answerOf(done)).payload, null);
      assert.deepEqual(await statuses(done), { boards: 'ended' });
      assert.equal(done.progress.share, 1);
    });

    const broken = (plan: Plan): Plan =>
      withFanOut(plan, { forEach: { items: [{ state: load(1) }, { state: 'torn' }, { state: load(0) }] } });

    it('reports a branch that fails, and keeps the others', async () => {
      const done = await ended(await start({ parameters: { cases: light(3) }, plan: broken }));
      assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
      const { status, payload, summary } = await answerOf(done);
      assert.equal(status, 'incomplete');
      assert.equal(summary, '2 of 3 branches done, 1 failed.');
      assert.deepEqual(
        payload.branches.map((branch) => branch.error?.code ?? branch.status),
        ['completed', 'input.invalid', 'completed'],
      );
      assert.equal((await statuses(done))['cases[1]'], 'failed');
    });

    it('fails with the first branch that fails, where it is told to', async () => {
      const plan = (plan: Plan): Plan => withFanOut(broken(plan), { onFailure: 'failFast' });
      const done = await ended(await start({ parameters: { cases: light(3) }, plan }));
      assert.equal(done.status, 'failed');
      assert.equal(done.error?.code, 'input.invalid');
    });

    it('refuses a list that is longer than it takes', async () => {
      const plan = (plan: Plan): Plan => withFanOut(plan, { atMost: 2 });
      const done = await ended(await start({ parameters: { cases: light(3) }, plan }));
      assert.equal(done.error?.code, 'input.invalid');
      assert.match(done.error.detail, /3 items/);
    });

    it('does nothing for an empty list', async () => {
      const done = await ended(await start({ parameters: { cases: [] } }));
      assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
      assert.deepEqual((await answerOf(done)).payload.branches, []);
    });

    it('answers equal runs equally, however their branches overtake each other', async () => {
      const given = { text: `${SMALL_BOOKCASE}# again\n`, parameters: { steps: 2, cases: light(6) } };
      const runs = [await start(given), await start(given)];
      const [first, second] = await Promise.all(runs.map(ended));
      assert.ok(first?.outputDigest);
      assert.equal(first.outputDigest, second?.outputDigest);
    });

    const SLOW = { steps: 100, pauseMilliseconds: 10 };
    const branching = (run: RunRecord) =>
      until(under().store, run, ({ progress }) => /\[\d+\]|step \d+ of/.test(progress.message) && progress.share > 0.3);

    it('cancels within a second, with branches under way', async () => {
      const run = await start({ parameters: { ...SLOW, steps: 1000, cases: light(20) } });
      await branching(run);
      const asked = performance.now();
      await under().execution.cancel(run);
      assert.equal((await ended(run)).status, 'cancelled');
      assert.ok(performance.now() - asked < 1000, `it took ${(performance.now() - asked).toFixed(0)} ms`);
      assert.equal(Object.keys(await statuses(run)).filter((node) => node.includes('[')).length, 0);
    });

    it('holds before the next steps of branches, and goes on', async () => {
      const run = await start({
        text: `${SMALL_BOOKCASE}# held\n`,
        parameters: { steps: 40, pauseMilliseconds: 10, cases: light(8) },
      });
      await branching(run);
      await under().execution.pause(run);
      await sleep(1500);
      const held = await stepsOf(run);
      await sleep(500);
      assert.deepEqual(await stepsOf(run), held);
      assert.equal((await under().store.run(CALLER.tenant, run.runId))?.status, 'paused');
      await under().execution.resume(run);
      assert.equal((await ended(run)).status, 'succeeded');
    });
  });
}
