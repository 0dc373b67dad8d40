import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { parseReference } from '../../primitives/index.ts';
import { UNMEASURED_BOOKCASE } from '../../test/waiting-suite.ts';
import type { LocatedFinding } from '../run-findings.ts';
import { BOOKCASE, bookcaseBranches } from '../testing/bookcase-branches.ts';

/** Every reference in an answer, wherever it stands. */
const referencesIn = (answer: unknown): string[] =>
  typeof answer === 'string'
    ? answer.startsWith('bver://')
      ? [answer]
      : []
    : typeof answer === 'object' && answer !== null
      ? Object.values(answer).flatMap(referencesIn)
      : [];

const kindOf = (uri: string): string => {
  const reference = parseReference(uri);
  assert.ok(!('problem' in reference), uri);
  return reference.kind;
};

describe('the references of answers', () => {
  const { call, run } = bookcaseBranches('local');
  /** Letters of more than one byte stand before every place. */
  const text = `# Bücher – für Groß und Klein\n${BOOKCASE}`;
  const answers: unknown[] = [];
  let runId: string;

  before(async () => {
    const study = await run('example.study', { documents: [{ name: 'b.shelf', text }] });
    const documents = [{ name: 'unmeasured.shelf', text: UNMEASURED_BOOKCASE }];
    const asking = await run('example.study', { documents });
    const made = await run('example.arrangement.generate', { snapshot: study.snapshot });
    ({ runId } = study);
    answers.push(study, asking, made);
    for (const answered of [study, asking, made]) {
      const { runId: id } = answered;
      for (const operation of ['runs.result', 'runs.get', 'runs.findings', 'questions.list'])
        answers.push(await call(operation, { runId: id }));
    }
    for (const path of ['length', 'deflections.final'])
      answers.push(await call('runs.trace', { runId, subject: 'board.upper', path }));
  });

  it('all lead to something, and are of every kind that an answer has', async () => {
    const uris = [...new Set(answers.flatMap(referencesIn))];
    for (const uri of uris) {
      const { exists, problem } = await call<{ exists: boolean; problem?: string }>('refs.resolve', { uri });
      assert.ok(exists, `${uri}: ${problem}`);
    }
    assert.deepEqual([...new Set(uris.map(kindOf))].sort(), [
      'artifact',
      'document',
      'element',
      'finding',
      'question',
      'result',
      'resultSet',
      'run',
      'snapshot',
    ]);
  });

  it('of places lead to the very characters', async () => {
    const { findings } = await call<{ findings: LocatedFinding[] }>('runs.findings', { runId });
    const places = findings.flatMap(({ locations }) => locations);
    assert.ok(places.length > 0);
    const bytes = new TextEncoder().encode(text);
    for (const place of places) {
      assert.ok(place.type === 'text' && place.ref !== undefined);
      const { exact } = await call<{ exact: string }>('refs.read', { uri: place.ref });
      const { offset, length } = place;
      assert.equal(exact, new TextDecoder().decode(bytes.subarray(offset, offset + length)));
    }
    const { trace } = await call<{ trace: { quotations: { ref: string; exact: string }[] } }>('runs.trace', {
      runId,
      subject: 'board.upper',
      path: 'length',
    });
    const [quoted] = trace.quotations;
    assert.equal(quoted?.exact, '80');
    assert.equal((await call<{ exact: string }>('refs.read', { uri: quoted.ref })).exact, '80');
  });

  it('of findings lead to the finding itself, and to the element that it is about', async () => {
    const { findings } = await call<{ findings: LocatedFinding[] }>('runs.findings', { runId });
    for (const { ref, focusRef, focusNode, ruleId, message } of findings) {
      const { content } = await call<{ content: { ruleId: string; message: string } }>('refs.read', { uri: ref });
      assert.deepEqual([content.ruleId, content.message], [ruleId, message]);
      if (focusRef === undefined) assert.equal(focusNode, '');
      else {
        const read = await call<{ content: { subject: string } }>('refs.read', { uri: focusRef });
        assert.equal(read.content.subject, focusNode);
      }
    }
  });

  it('of findings that an earlier run left lead to them in the list that is kept', async () => {
    const documents = [{ name: 'b.shelf', text: `${BOOKCASE}lamp on upper\n` }];
    const { runId: earlier, snapshot } = await run('example.study', { documents });
    const { id } = await call<{ id: string }>('runs.refresh', { runId: earlier, snapshot });
    while (!(await call<{ done: boolean }>('runs.get', { runId: id })).done) await setTimeout(5);
    const { findings } = await call<{ findings: LocatedFinding[] }>('runs.findings', { runId: id });
    const left = findings.filter(({ ref }) => kindOf(ref) === 'artifact');
    assert.ok(left.length > 0);
    for (const { ref, ruleId, message } of left) {
      const { exact } = await call<{ exact: string }>('refs.read', { uri: ref });
      const said = JSON.parse(exact) as LocatedFinding;
      assert.deepEqual([said.ruleId, said.message], [ruleId, message]);
    }
  });
});
