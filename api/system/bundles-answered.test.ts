import assert from 'node:assert/strict';
import { openSource } from '../../runtime/evidence/open-source.ts';
import { readArchive } from '../../runtime/bundle/archive.ts';
import { bagIn } from '../../runtime/bundle/bag.ts';
import { people as peopleCheck } from '../../runtime/bundle/checks/people.ts';
import { BUNDLE_LIMITS } from '../../runtime/bundle/layout.ts';
import { verifyBundle } from '../../runtime/bundle/verify-bundle.ts';
import { hasEnded, until } from '../../test/until.ts';
import { UNMEASURED_BOOKCASE } from '../../test/waiting-suite.ts';
import type { QuestionResource } from '../questions/question-resource.ts';
import { exampleBroker } from '../testing/example-broker.ts';
import type { ImportedBundle } from './bundles.ts';
import type { RunBundle } from './run-bundle.ts';

const caller = { tenant: 'local', subject: 'ada' };
type World = ReturnType<typeof exampleBroker>;

const call = async <T>({ broker }: World, operation: string, input: object): Promise<T> => {
  const outcome = await broker.invoke(operation, input, { caller, waitSeconds: 20 });
  return (outcome.kind === 'output' ? outcome.output : outcome.run) as T;
};

describe('a bundle of a run that people answered', () => {
  const [from, to] = [exampleBroker(), exampleBroker()];
  after(async () => {
    await from.execution.close();
    await to.execution.close();
  });

  it('moves with their answers and decisions, and is bundled again to the same bytes', async () => {
    const documents = [{ name: 'unmeasured.shelf', text: UNMEASURED_BOOKCASE }];
    const { runId } = await call<{ runId: string }>(from, 'example.study', { documents, questions: { wait: true } });
    const { questions } = await call<{ questions: QuestionResource[] }>(from, 'questions.list', { runId });
    assert.equal(questions.length, 2);
    const answers = questions.map(({ questionId }) => ({ questionId, value: '80 cm' }));
    await call(from, 'runs.answer', { runId, answers });
    const run = (await from.store.run(caller.tenant, runId)) ?? assert.fail('no run');
    await until(from.store, run, hasEnded);
    const at = '2026-01-02T03:04:06.200Z';
    const decision = { runId, step: 'sag', decision: 'approved', by: 'bob', at, justification: 'Seen.' } as const;
    await from.store.putDecision(caller.tenant, decision);

    const { digest } = await call<RunBundle>(from, 'runs.bundle', { runId });
    const content = (await from.store.content(caller.tenant, digest)) ?? assert.fail('no bundle');
    const verified = await verifyBundle(content.bytes, { registry: from.registry, openSource });
    const people = verified.checks.find(({ name }) => name === 'people');
    assert.deepEqual([verified.valid, people?.outcome, people?.count], [true, 'passed', 3]);
    const bundle = verified.bundle ?? assert.fail('not read');
    const bag = bagIn(readArchive(content.bytes, BUNDLE_LIMITS));
    assert.ok('files' in bag);
    const [answer] = bundle.answers;
    assert.ok(answer);
    for (const [change, problem] of [
      [{ by: 'eve' }, /another one than its document says/],
      [{ said: { ...answer.said, value: 8 } }, /another value than its words/],
      [{ questionId: 'unasked' }, /to no question of the run/],
    ] as const) {
      const found = await peopleCheck.check({ ...bundle, answers: [{ ...answer, ...change }] }, {}, bag);
      assert.match(('problems' in found && found.problems[0]?.problem) || '', problem);
    }

    await to.store.putContents(caller.tenant, [content]);
    for (const imported of [true, false])
      assert.equal((await call<ImportedBundle>(to, 'bundles.import', { digest })).imported, imported);
    const [questionId] = questions.map((question) => question.questionId);
    const trace = { runId, subject: 'board.upper', path: 'length' };
    for (const [operation, input] of [
      ['questions.list', { runId, status: 'all' }],
      ['questions.get', { runId, questionId }],
      ['runs.trace', trace],
    ] as const)
      assert.deepEqual(await call(to, operation, input), await call(from, operation, input), operation);
    const there = await call<QuestionResource>(to, 'questions.get', { runId, questionId });
    assert.deepEqual([there.status, there.answer?.words, there.answer?.by], ['answered', '80 cm', 'ada']);
    const traced = await call<{ trace: { quotations: { exact: string }[] } }>(to, 'runs.trace', trace);
    assert.equal(traced.trace.quotations[0]?.exact, '80 cm');
    assert.deepEqual(await to.store.decisions(caller.tenant, runId), [decision]);
    assert.equal((await call<RunBundle>(to, 'runs.bundle', { runId })).digest, digest);
  });
});
