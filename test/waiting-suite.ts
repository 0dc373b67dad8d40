import assert from 'node:assert/strict';
import type { Plan, QuestionPolicy, Registry } from '../primitives/index.ts';
import { createRegistry } from '../primitives/index.ts';
import { createGraphAccess } from '../runtime/graph/graph-access.ts';
import type { QuestionRecord, RunRecord } from '../runtime/store/records.ts';
import { examplePack } from './example-pack/index.ts';
import { CALLER, writeExampleRun } from './example-run.ts';
import type { ExecutionUnderTest } from './execution-suite.ts';
import { hasEnded, until } from './until.ts';

/** A bookcase that does not say how long two of its boards are. */
export const UNMEASURED_BOOKCASE = [
  'upright left height 2 m',
  'upright right height 2 m',
  'board upper from left to right limit 12 kg',
  'board middle from left to right limit 12 kg',
  'board lower from left to right length 1 m limit 5 kg',
  'book atlas on upper mass 3.5 kg thickness 4 cm',
  'book lexicon on lower mass 6 kg pages 2000',
  '',
].join('\n');

/** That a plan waits, unless more is said without end. */
export const waitingPlan =
  (policy: Partial<QuestionPolicy> = {}) =>
  (plan: Plan): Plan => ({
    ...plan,
    questions: { onDeadline: 'leaveOpen', addressee: 'anyone', assume: [], maximumRounds: 3, ...policy },
  });

/** What every execution port does with runs that wait for people. */
export function describeWaiting(name: string, begin: (registry: Registry) => Promise<ExecutionUnderTest>): void {
  describe(`runs that wait for people: ${name}`, function () {
    this.timeout(60_000);
    const registry = createRegistry([examplePack]);
    let under: ExecutionUnderTest;
    before(async () => (under = await begin(registry)));
    after(() => under.stop());

    const start = async (policy: Partial<QuestionPolicy> = {}, text = UNMEASURED_BOOKCASE): Promise<RunRecord> => {
      const plan = waitingPlan(policy);
      const run = await writeExampleRun(registry, under.store, { operation: 'example.study', text, plan });
      await under.execution.start(run);
      return run;
    };
    const reaches = (run: RunRecord, wanted: RunRecord['status']) =>
      until(under.store, run, ({ status }) => status === wanted);
    const ended = (run: RunRecord) => until(under.store, run, hasEnded);
    const questions = async (run: RunRecord): Promise<readonly QuestionRecord[]> =>
      under.store.questions(CALLER.tenant, run.runId);
    const idOf = async (run: RunRecord, subject: string): Promise<string> => {
      const found = (await questions(run)).find(({ question }) => question.subject === subject);
      assert.ok(found, subject);
      return found.question.questionId;
    };
    const answer = async (run: RunRecord, subject: string, value: string, by = 'ann') =>
      under.execution.answer(run, { by, answers: [{ questionId: await idOf(run, subject), value }] });
    const stepsOf = async (run: RunRecord): Promise<string[]> =>
      (await under.store.steps(CALLER.tenant, run.runId)).map(({ step }) => step);
    const lengthIn = async (run: RunRecord, board: string) => {
      const steps = await under.store.steps(CALLER.tenant, run.runId);
      const snapshot = steps.map(({ envelope }) => envelope.snapshot).findLast((digest) => digest !== undefined);
      const { graph, manifest } = await createGraphAccess(under.store).load(CALLER.tenant, snapshot ?? '');
      return { assertion: graph.assertion(board, 'length'), sources: manifest.sources, graph };
    };

    it('does not wait unless its plan says so', async () => {
      const given = { operation: 'example.study', text: UNMEASURED_BOOKCASE };
      const run = await writeExampleRun(registry, under.store, given);
      await under.execution.start(run);
      assert.equal((await ended(run)).status, 'succeeded');
      assert.deepEqual(
        (await questions(run)).map(({ question: { subject, path }, steps }) => [subject, path, steps]),
        [
          ['board.middle', 'length', ['sag']],
          ['board.upper', 'length', ['sag']],
        ],
      );
    });

    it('does not wait when nothing is asked', async () => {
      const run = await start({}, UNMEASURED_BOOKCASE.replaceAll('limit 12 kg', 'length 80 cm limit 12 kg'));
      assert.equal((await ended(run)).status, 'succeeded');
      assert.equal((await stepsOf(run)).length, run.plan.steps.length);
    });

    it('waits for every answer, then runs again what the answers reach, on a graph that quotes them', async () => {
      const run = await start();
      const waiting = await reaches(run, 'waiting');
      assert.deepEqual(waiting.waitingFor, { kind: 'answers', round: 1, questions: 2 });
      await answer(run, 'board.upper', '80 ± 1 cm');
      assert.equal((await under.store.run(CALLER.tenant, run.runId))?.status, 'waiting', 'one answer is missing');
      await answer(run, 'board.middle', '1.2 m', 'bob');
      const done = await ended(run);
      assert.equal(done.status, 'succeeded', JSON.stringify(done.error));
      assert.equal(done.waitingFor, undefined);
      assert.deepEqual((await stepsOf(run)).slice(7), [
        'answers-1',
        'assume@2',
        'creep@2',
        'board-load@2',
        'sag@2',
        'score@2',
        'rearrange@2',
      ]);
      const { assertion, sources } = await lengthIn(run, 'board.upper');
      assert.deepEqual(
        [assertion?.value, assertion?.state, assertion?.unit, assertion?.uncertainty],
        [0.8, 'stated', 'cm', { lower: 0.79, upper: 0.81 }],
      );
      const [place] = assertion?.evidence ?? [];
      assert.ok(place?.selector.type === 'text');
      const source = sources.find(({ digest }) => digest.startsWith(place.source));
      assert.match(source?.uri ?? '', /^answer of ann /);
      const content = await under.store.content(CALLER.tenant, source?.digest ?? '');
      const { offset, length } = place.selector;
      assert.equal(new TextDecoder().decode(content?.bytes.subarray(offset, offset + length)), '80 ± 1 cm');
      const text = new TextDecoder().decode(content?.bytes);
      assert.match(text, /What is the length of upper, in m\?\n[^]*Answered by: ann\n[^]*\nAnswer: 80 ± 1 cm\n$/);
      assert.equal((await lengthIn(run, 'board.middle')).assertion?.value, 1.2);
    });

    it('speaks of its last round in the end', async () => {
      const [run, whole] = [
        await start(),
        await start({}, UNMEASURED_BOOKCASE.replaceAll('limit 12 kg', 'length 1 m limit 12 kg')),
      ];
      await reaches(run, 'waiting');
      await answer(run, 'board.upper', '1');
      await answer(run, 'board.middle', '1');
      const [answered, stated] = [await ended(run), await ended(whole)];
      const payloadOf = async ({ answer: envelope }: RunRecord) => {
        const content = await under.store.content(CALLER.tenant, envelope?.result ?? '');
        return (JSON.parse(new TextDecoder().decode(content?.bytes)) as { payload: unknown }).payload;
      };
      assert.deepEqual(await payloadOf(answered), await payloadOf(stated), 'as if the source had said it');
    });

    it('is told when it waits, and of each answer', async () => {
      const run = await start();
      await reaches(run, 'waiting');
      await answer(run, 'board.upper', '80 cm');
      await answer(run, 'board.middle', '80 cm');
      await ended(run);
      const events = await under.store.events(CALLER.tenant, run.runId, 0);
      const told = events.flatMap(({ type, data }) =>
        type === 'status'
          ? [data['status']]
          : type === 'answer'
            ? [`${String(data['answer'])} by ${String(data['by'])}`]
            : [],
      );
      assert.deepEqual(told, ['pending', 'running', 'waiting', '80 cm by ann', '80 cm by ann', 'running', 'succeeded']);
    });

    it('refuses what it does not wait for, and what is no answer', async () => {
      const run = await start();
      await reaches(run, 'waiting');
      await assert.rejects(under.execution.answer(run, { by: 'ann', answers: [{ questionId: 'none', value: 1 }] }), {
        code: 'run.not-waiting',
      });
      await assert.rejects(answer(run, 'board.upper', '80 kg'), (error: unknown) => {
        assert.ok(error instanceof Error && 'code' in error && 'errors' in error);
        assert.equal(error.code, 'answer.invalid');
        assert.deepEqual(error.errors, [
          {
            pointer: '/answers/0/value',
            detail: '“kg” is no such unit; expected a number with a unit of Length: cm, m, mm',
          },
        ]);
        return true;
      });
      await answer(run, 'board.upper', '80 cm');
      await assert.rejects(answer(run, 'board.upper', '81 cm', 'bob'), {
        code: 'question.answered',
        message: /80 cm by ann/,
      });
      await answer(run, 'board.upper', '0.8 m').catch((error: unknown) => {
        throw new Error('saying the same again changes nothing', { cause: error });
      });
      await assert.rejects(under.execution.decide(run, 'approved', { by: 'ann', justification: '' }), {
        code: 'run.not-waiting',
      });
      await answer(run, 'board.middle', '80 cm');
      await ended(run);
      await assert.rejects(answer(run, 'board.middle', '80 cm'), { code: 'run.not-waiting' });
    });

    it('takes one of several answers that come at once', async () => {
      const run = await start();
      await reaches(run, 'waiting');
      const tried = await Promise.allSettled(
        ['1', '2', '3', '4', '5'].map((value) => answer(run, 'board.upper', `${value} m`, `person ${value}`)),
      );
      const won = tried.flatMap((one, i) => (one.status === 'fulfilled' ? [i + 1] : []));
      assert.equal(won.length, 1);
      for (const one of tried)
        if (one.status === 'rejected') assert.equal((one.reason as { code: string }).code, 'question.answered');
      await answer(run, 'board.middle', '80 cm');
      await ended(run);
      assert.equal((await lengthIn(run, 'board.upper')).assertion?.value, won[0]);
    });

    it('goes on without the rest when it is told to', async () => {
      const run = await start();
      await reaches(run, 'waiting');
      const answers = [{ questionId: await idOf(run, 'board.upper'), value: '80 cm', justification: 'Measured.' }];
      await under.execution.answer(run, { by: 'ann', answers, proceed: true });
      assert.equal((await ended(run)).status, 'succeeded');
      assert.ok((await stepsOf(run)).includes('sag@2'));
      const open = (await questions(run)).filter((question) => !question.answer);
      assert.deepEqual(
        open.map(({ question, steps }) => [question.subject, steps]),
        [['board.middle', ['sag', 'sag@2']]],
      );
    });

    it('is not run again when it is told to go on without any', async () => {
      const run = await start();
      await reaches(run, 'waiting');
      await under.execution.answer(run, { by: 'ann', answers: [], proceed: true });
      assert.equal((await ended(run)).status, 'succeeded');
      assert.equal((await stepsOf(run)).length, run.plan.steps.length);
    });

    describe('when the deadline passes', () => {
      const soon = { deadlineSeconds: 0.5 };
      it('leaves open what is open', async () => {
        const run = await start(soon);
        const { waitingFor } = await reaches(run, 'waiting');
        assert.match(waitingFor?.deadline ?? '', /^\d{4}-/);
        await answer(run, 'board.upper', '80 cm');
        assert.equal((await ended(run)).status, 'succeeded');
        assert.equal((await lengthIn(run, 'board.upper')).assertion?.state, 'stated');
        assert.equal((await lengthIn(run, 'board.middle')).assertion, undefined);
      });
      it('assumes what its policy says, as assumed, by its rule', async () => {
        const as = { typeId: 'example.Board', path: 'length', value: 0.9, rule: 'boards of this house' };
        const run = await start({ ...soon, onDeadline: 'assume', assume: [as] });
        await reaches(run, 'waiting');
        await answer(run, 'board.upper', '80 cm');
        assert.equal((await ended(run)).status, 'succeeded');
        assert.equal((await lengthIn(run, 'board.upper')).assertion?.state, 'stated');
        const { assertion } = await lengthIn(run, 'board.middle');
        assert.deepEqual(
          [assertion?.value, assertion?.state, assertion?.method, assertion?.evidence],
          [0.9, 'assumed', 'boards of this house', []],
        );
      });
      it('fails, and says what was not answered', async () => {
        const run = await start({ ...soon, onDeadline: 'fail' });
        const { status, error } = await ended(run);
        assert.deepEqual([status, error?.code], ['failed', 'question.unanswered']);
        assert.match(error?.detail ?? '', /2 of the questions .* What is the length of middle, in m\?/);
      });
    });

    it('can be held while it waits, and answered while it is held', async () => {
      const run = await start();
      await reaches(run, 'waiting');
      await under.execution.pause(run);
      const held = await reaches(run, 'paused');
      assert.equal(held.waitingFor?.kind, 'answers');
      await answer(run, 'board.upper', '80 cm');
      await under.execution.resume(run);
      await reaches(run, 'waiting');
      await under.execution.pause(run);
      await answer(run, 'board.middle', '80 cm');
      const before = await stepsOf(run);
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.equal((await under.store.run(CALLER.tenant, run.runId))?.status, 'paused');
      assert.ok((await stepsOf(run)).length <= before.length + 1, 'no step is begun while it is held');
      await under.execution.resume(run);
      assert.equal((await ended(run)).status, 'succeeded');
    });

    it('can be cancelled while it waits', async () => {
      const run = await start();
      await reaches(run, 'waiting');
      await under.execution.cancel(run);
      const { status, waitingFor } = await ended(run);
      assert.deepEqual([status, waitingFor], ['cancelled', undefined]);
    });
  });
}
