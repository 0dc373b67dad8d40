import assert from 'node:assert/strict';
import type { ErrorRecord } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { UNMEASURED_BOOKCASE } from '../../test/waiting-suite.ts';
import { LOCAL_CALLER } from '../auth/local-caller.ts';
import type { RunResult } from '../run-result.ts';
import type { RunResource } from '../system/run-resource.ts';
import { exampleBroker } from '../testing/example-broker.ts';
import type { AnswerOutcome } from './answer-run.ts';
import type { QuestionResource } from './question-resource.ts';

describe('questions', () => {
  const world = exampleBroker();
  const { broker, store } = world;
  after(() => world.execution.close());
  const call = async <T>(operationId: string, input: object, subject = LOCAL_CALLER.subject): Promise<T> => {
    const caller = { ...LOCAL_CALLER, subject };
    const outcome = await broker.invoke(operationId, input, { caller, waitSeconds: 20 });
    return (outcome.kind === 'output' ? outcome.output : outcome.run) as T;
  };
  const documents = [{ name: 'unmeasured.shelf', text: UNMEASURED_BOOKCASE }];
  const study = (more: object = {}) => call<RunResult>('example.study', { documents, ...more });
  const listed = async (input: object): Promise<QuestionResource[]> =>
    (await call<{ questions: QuestionResource[] }>('questions.list', input)).questions;
  const idOf = async (runId: string, subject: string): Promise<string> =>
    (await listed({ runId, status: 'all' })).find((question) => question.subject === subject)?.questionId ?? '';
  const errorOf = async (attempt: Promise<unknown>): Promise<ErrorRecord> => {
    const error: unknown = await attempt.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof BverError, String(error));
    return error.toRecord();
  };

  it('stand in the result of a run, with what an answer has to be and where it was expected', async () => {
    const { runId, openQuestions } = await study();
    const questions = await listed({ runId });
    assert.deepEqual(openQuestions, questions);
    const [middle] = questions;
    assert.equal(middle?.question, 'What is the length of middle, in m?');
    assert.equal(middle.expects, 'a number with a unit of Length: cm, m, mm');
    assert.equal(middle.status, 'open');
    assert.deepEqual(middle.askedBy, ['sag']);
    assert.deepEqual(
      middle.expectedAt.map(({ file, line }) => [file, line]),
      [['unmeasured.shelf', 4]],
    );
    assert.deepEqual(await call('questions.get', { runId, questionId: middle.questionId }), middle);
  });

  it('are listed by run, addressee and graph', async () => {
    const { runId, snapshot } = await study();
    const other = await study();
    assert.equal(
      (await listed({ addressee: 'person' })).some((question) => question.runId === runId),
      true,
      'to anyone',
    );
    await call('graph.commit', { graph: 'shelves', branch: 'main', snapshot });
    const ofGraph = await listed({ graph: 'shelves' });
    assert.ok(ofGraph.some((question) => question.runId === runId));
    assert.ok(
      ofGraph.some((question) => question.runId === other.runId),
      'a run on the very same snapshot',
    );
    assert.equal((await errorOf(listed({ graph: 'nothing' }))).code, 'graph.not-found');
    const all = await call<{ total: number; nextPageToken?: string }>('questions.list', { runId, pageSize: 1 });
    assert.deepEqual([all.total, all.nextPageToken], [2, '1']);
  });

  it('of a run that has ended are answered in a snapshot on which it is refreshed', async () => {
    const { runId } = await study();
    const questionId = await idOf(runId, 'board.upper');
    const tried = await call<AnswerOutcome>('questions.answer', { runId, questionId, value: '80 cm', dryRun: true });
    assert.deepEqual(tried, {
      runId,
      outcome: 'checked',
      answers: [
        {
          questionId,
          subject: 'board.upper',
          path: 'length',
          words: '80 cm',
          value: 0.8,
          readBy: ['creep', 'sag', 'rearrange'].filter((step) => tried.answers[0]?.readBy.includes(step)),
        },
      ],
      open: 2,
    });
    assert.ok(tried.answers[0]?.readBy.includes('sag'));
    assert.equal((await listed({ runId })).length, 2, 'nothing was written');

    const first = await call<AnswerOutcome>('questions.answer', {
      runId,
      questionId,
      value: 80,
      unit: 'cm',
      plusMinus: 1,
      justification: 'Measured.',
    });
    assert.deepEqual([first.outcome, first.open], ['proposed', 1]);
    const both = await call<AnswerOutcome>('runs.answer', {
      runId,
      answers: [{ questionId: await idOf(runId, 'board.middle'), value: '1 m' }],
    });
    assert.equal(both.open, 0);
    assert.notEqual(both.snapshot, first.snapshot);
    assert.ok(both.next);
    const refreshed = await call<RunResource>(both.next.operationId, both.next.input);
    const result = await until(() => call<RunResult>('runs.result', { runId: refreshed.id }));
    assert.deepEqual(result.openQuestions, []);
    const { trace } = await call<{ trace: { state: string; quotations: { file: string; exact: string }[] } }>(
      'runs.trace',
      { runId: refreshed.id, subject: 'board.upper', path: 'length' },
    );
    assert.equal(trace.state, 'stated');
    assert.equal(trace.quotations[0]?.exact, '80 ± 1 cm');
    assert.match(trace.quotations[0].file, new RegExp(`^answer of ${LOCAL_CALLER.subject} `));
    const { changeSet = '' } = both;
    assert.ok(await store.content(LOCAL_CALLER.tenant, changeSet), 'the change is there to be committed');
    const after = await listed({ runId, status: 'all' });
    assert.deepEqual(
      after.map(({ status, answer }) => [status, answer?.words, answer?.justification]),
      [
        ['answered', '1 m', ''],
        ['answered', '80 ± 1 cm', 'Measured.'],
      ],
    );
  });

  it('keep the first answer, and say whose it is', async () => {
    const { runId } = await study();
    const questionId = await idOf(runId, 'board.upper');
    const answer = { runId, questionId, value: '80 cm' };
    const first = await call<AnswerOutcome>('questions.answer', answer, 'ann');
    const again = await call<AnswerOutcome>('questions.answer', { ...answer, value: '0.8 m' }, 'ann');
    assert.equal(again.snapshot ?? first.snapshot, first.snapshot);
    const { code, detail } = await errorOf(call('questions.answer', { ...answer, value: '81 cm' }, 'bob'));
    assert.equal(code, 'question.answered');
    assert.match(detail, /What is the length of upper, in m\? was answered with 80 cm by ann at 20/);
    const crowd = await Promise.allSettled(
      ['c', 'd', 'e', 'f'].map(async (by) =>
        call(
          'questions.answer',
          { runId, questionId: await idOf(runId, 'board.middle'), value: `1.${by.charCodeAt(0)}` },
          by,
        ),
      ),
    );
    assert.equal(crowd.filter(({ status }) => status === 'fulfilled').length, 1);
  });

  it('refuse what is no answer, and point to it', async () => {
    const { runId } = await study();
    const questionId = await idOf(runId, 'board.upper');
    const wrong = await errorOf(call('questions.answer', { runId, questionId, value: '3 kg' }));
    assert.deepEqual([wrong.code, wrong.errors[0]?.pointer], ['answer.invalid', '/value']);
    const many = await errorOf(
      call('runs.answer', {
        runId,
        answers: [
          { questionId, value: '1 m' },
          { questionId: 'unknown', value: '1 m' },
          { questionId: await idOf(runId, 'board.middle'), value: 'long' },
        ],
      }),
    );
    assert.deepEqual(
      [many.code, many.errors.map(({ pointer }) => pointer)],
      ['question.not-found', ['/answers/1/questionId', '/answers/2/value']],
    );
    assert.equal((await listed({ runId })).length, 2, 'none was taken');
  });

  it('hold up a run that is told to wait, and let it go on when they are answered', async () => {
    const run = await call<{ runId: string; status: string }>('example.study', {
      documents,
      questions: { wait: true },
    });
    assert.equal(run.status, 'waiting', 'whoever waits for it is told');
    const { runId } = run;
    const { waitingFor } = await call<RunResource>('runs.get', { runId });
    assert.deepEqual(waitingFor, { kind: 'answers', round: 1, questions: 2 });
    assert.equal((await errorOf(call('runs.approve', { runId }))).code, 'run.not-waiting');
    const value = '80 cm';
    const answers = (await listed({ runId })).map(({ questionId }) => ({ questionId, value }));
    const outcome = await call<AnswerOutcome>('runs.answer', { runId, answers });
    assert.deepEqual([outcome.outcome, outcome.open], ['taken', 0]);
    const result = await until(() => call<RunResult>('runs.result', { runId }));
    assert.deepEqual(result.openQuestions, []);
    const { trace } = await call<{ trace: { quotations: { exact: string }[] } }>('runs.trace', {
      runId,
      subject: 'board.middle',
      path: 'length',
    });
    assert.equal(trace.quotations[0]?.exact, value);
    const { metadata } = await call<RunResource>('runs.get', { runId });
    const titles = metadata.steps.slice(7).map(({ id, title }) => `${id}: ${title}`);
    assert.deepEqual(titles.slice(0, 2), ['answers-1: Answers', 'assume@2: Assume what is usual']);
    const { findings } = await call<{ findings: { ruleId: string; focusNode: string }[] }>('runs.findings', { runId });
    const places = findings.map(({ ruleId, focusNode }) => `${ruleId} ${focusNode}`);
    assert.equal(new Set(places).size, places.length, 'findings of the last round only');
  });

  it('are settled by what a call has assumed at the deadline', async () => {
    const assume = [{ type: 'example.Board', path: 'length', value: '90 cm', rule: 'boards of this house' }];
    const questions = { wait: true, deadlineSeconds: 0.2, onDeadline: 'assume', assume };
    const { runId } = await call<{ runId: string }>('example.study', { documents, questions });
    const { openQuestions, snapshot = '' } = await until(() => call<RunResult>('runs.result', { runId }));
    assert.deepEqual(openQuestions, []);
    assert.deepEqual(
      new Set((await listed({ runId, status: 'all' })).map(({ status }) => status)),
      new Set(['settled']),
    );
    const { graph } = await world.graphs.load(LOCAL_CALLER.tenant, snapshot);
    const assertion = graph.assertion('board.upper', 'length');
    assert.deepEqual([assertion?.value, assertion?.state, assertion?.method], [0.9, 'assumed', 'boards of this house']);
  });

  const wrong: readonly (readonly [string, object, string])[] = [
    ['a policy that never comes to pass', { onDeadline: 'fail' }, '/questions/deadlineSeconds'],
    ['nothing to assume', { onDeadline: 'assume', deadlineSeconds: 1 }, '/questions/assume'],
    [
      'a type that is not there',
      { assume: [{ type: 'example.Bord', path: 'length', value: 1, rule: 'r' }] },
      '/questions/assume/0/type',
    ],
    ['a property that is not there', { assume: [{ path: 'colour', value: 1, rule: 'r' }] }, '/questions/assume/0/path'],
    [
      'a value of another kind',
      { assume: [{ path: 'length', value: '1 kg', rule: 'r' }] },
      '/questions/assume/0/value',
    ],
  ];
  for (const [what, policy, pointer] of wrong) {
    it(`refuse ${what}`, async () => {
      const { code, errors } = await errorOf(study({ questions: { wait: true, ...policy } }));
      assert.deepEqual([code, errors.map((error) => error.pointer)], ['input.invalid', [pointer]]);
    });
  }
});

/** The answer as soon as the run has one. */
async function until<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask();
    } catch (error) {
      if (tries > 200 || !(error instanceof BverError) || error.code !== 'operation.not-applicable') throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
