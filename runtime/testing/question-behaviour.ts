import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sha256 } from '../sha256.ts';
import type { AnswerRecord, DecisionRecord, RunRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { sampleEnvelope, sampleQuestion, sampleRecording, sampleRun } from './samples.ts';

/** What every store does with questions, answers and decisions. Registers tests. */
export function keepsQuestions(under: () => { readonly store: Store; readonly tenant: string }): void {
  const created = async (): Promise<RunRecord> => {
    const { store, tenant } = under();
    const run = sampleRun({ runId: randomUUID(), caller: { tenant, subject: 'somebody' } });
    await store.createRun(run);
    return run;
  };
  const asks = (
    run: RunRecord,
    step: string,
    sequence: number,
    ...openQuestions: ReturnType<typeof sampleQuestion>[]
  ) => {
    const sample = sampleRecording(run, step, sampleEnvelope(`${run.caller.tenant} ${step}`), { openQuestions });
    return under().store.record(run.caller.tenant, { ...sample, step: { ...sample.step, sequence } });
  };
  const mass = sampleQuestion({ questionId: 'b'.repeat(16), path: 'mass', addressee: 'person' });
  const wood = sampleQuestion({
    questionId: 'c'.repeat(16),
    path: 'wood',
    options: ['oak', 'beech'],
    answerType: { form: 'choice', options: ['oak', 'beech'] },
  });
  const answer = (run: RunRecord, by: string, changes: Partial<AnswerRecord> = {}): AnswerRecord => ({
    runId: run.runId,
    questionId: mass.questionId,
    words: '12 kg ± 1 kg',
    said: { value: 12, uncertainty: { lower: 11, upper: 13 } },
    by,
    at: '2026-01-02T03:04:05.678Z',
    justification: 'Weighed.',
    document: sha256(`answer of ${by}`),
    ...changes,
  });

  it('tells the questions of a run, each once, with the steps that asked it', async () => {
    const { store, tenant } = under();
    const run = await created();
    await asks(run, 'first', 1, sampleQuestion(), mass);
    await asks(run, 'second', 2, mass, wood);
    assert.deepEqual(await store.questions(tenant, run.runId), [
      { question: sampleQuestion(), steps: ['first'] },
      { question: mass, steps: ['first', 'second'] },
      { question: wood, steps: ['second'] },
    ]);
    assert.deepEqual(await store.questions('somebody else', run.runId), []);
    assert.deepEqual(await store.questions(tenant, 'another run'), []);
  });

  it('takes the first of several answers, in one run and not in another that asks the same', async () => {
    const { store, tenant } = under();
    const [run, other] = [await created(), await created()];
    for (const each of [run, other]) await asks(each, 'first', 1, mass);
    const all = await Promise.all(['ann', 'bob', 'cleo', 'dan'].map((by) => store.putAnswer(tenant, answer(run, by))));
    const [standing] = all;
    assert.equal(new Set(all.map(({ by }) => by)).size, 1);
    assert.deepEqual(await store.putAnswer(tenant, answer(run, 'eve')), standing);
    assert.deepEqual(await store.questions(tenant, run.runId), [
      { question: mass, steps: ['first'], answer: standing },
    ]);
    assert.deepEqual(await store.questions(tenant, other.runId), [{ question: mass, steps: ['first'] }]);
    const events = (await store.events(tenant, run.runId, 0)).filter(({ type }) => type === 'answer');
    assert.deepEqual(
      events.map(({ data }) => data),
      [{ questionId: mass.questionId, answer: '12 kg ± 1 kg', by: standing?.by }],
    );
  });

  it('takes the first of several decisions about a step', async () => {
    const { store, tenant } = under();
    const run = await created();
    const decide = (decision: DecisionRecord['decision'], by?: string, step = 'build') =>
      store.putDecision(tenant, {
        runId: run.runId,
        step,
        decision,
        at: '2026-01-02T03:04:05.678Z',
        justification: 'So it is.',
        ...(by === undefined ? {} : { by }),
      });
    const [first, second] = await Promise.all([decide('approved', 'ann'), decide('rejected', 'bob')]);
    assert.deepEqual(first, second);
    const late = await decide('rejected', undefined, 'paint');
    assert.equal('by' in late, false);
    const decisions = await store.decisions(tenant, run.runId);
    assert.deepEqual(
      decisions.map(({ step, decision }) => [step, decision]),
      [
        ['build', first.decision],
        ['paint', 'rejected'],
      ],
    );
    const events = (await store.events(tenant, run.runId, 0)).filter(({ type }) => type === 'decision');
    assert.equal(events.length, 2);
    assert.deepEqual(await store.decisions('somebody else', run.runId), []);
  });

  it('tells what a run waits for, for as long as it waits', async () => {
    const { store, tenant } = under();
    const run = await created();
    const waitingFor = { kind: 'answers', round: 1, questions: 3, deadline: '2026-01-02T03:04:05.678Z' } as const;
    const move = async (from: RunRecord['status'], to: RunRecord['status'], rest = {}) => {
      assert.ok(await store.transition(tenant, run.runId, { from: [from], to, ...rest }));
      return (await store.run(tenant, run.runId))?.waitingFor;
    };
    assert.deepEqual(await move('pending', 'waiting', { waitingFor }), waitingFor);
    assert.deepEqual(await move('waiting', 'paused'), waitingFor, 'held, it still does');
    assert.deepEqual(await move('paused', 'waiting'), waitingFor);
    const [event] = (await store.events(tenant, run.runId, 1)).filter(({ type }) => type === 'status');
    assert.deepEqual(event?.data, { status: 'waiting', waitingFor });
    assert.equal(await move('waiting', 'running'), undefined);
  });
}
