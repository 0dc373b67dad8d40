import assert from 'node:assert/strict';
import { BverError } from '../../primitives/index.ts';
import { SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import { exampleBroker } from '../testing/example-broker.ts';
import type { TraceAnswer } from './trace-answer.ts';

const caller = { tenant: 'a', subject: 'somebody' };

describe('a trace', () => {
  const { broker, graphs } = exampleBroker();
  let runId = '';
  let snapshot = '';
  const trace = async (subject: string, path: string): Promise<TraceAnswer> => {
    const outcome = await broker.invoke('runs.trace', { runId, subject, path }, { caller });
    assert.equal(outcome.kind, 'output');
    return (outcome as { output: TraceAnswer }).output;
  };
  before(async () => {
    const documents = [{ name: 'bookcase.shelf', text: SMALL_BOOKCASE }];
    const outcome = await broker.invoke(
      'example.study',
      { documents, parameters: { steps: 2, pauseMilliseconds: 0 } },
      { caller, waitSeconds: 20 },
    );
    runId = outcome.run?.runId ?? '';
    snapshot = (outcome as { output: { snapshot: string } }).output.snapshot;
  });

  it('writes quantities with their unit, whatever unit the source states them in', async () => {
    const answer = await trace('board.upper', 'length');
    assert.equal(answer.kind, 'assertion');
    assert.equal(answer.trace.text, '0.8 m');
    assert.equal(answer.trace.value, 0.8);
    const computed = await trace('board.upper', 'deflections.final');
    const used = computed.kind === 'result' ? computed.trace.used : [];
    const quantities = used.filter(({ text }) => text !== undefined);
    assert.ok(quantities.length > 0 && quantities.every(({ text }) => /^[\d.e+-]+ \S+$/.test(text ?? '')));
    assert.ok(used.every(({ path, text }) => !path.startsWith('@') || text === undefined));
  });

  it('leads from a stated value to the very characters', async () => {
    const { graph } = await graphs.load(caller.tenant, snapshot);
    const stated = [...graph.assertions()].filter(({ state, path }) => state === 'stated' && !path.startsWith('@'));
    assert.ok(stated.length > 0);
    for (const { subject, path } of stated) {
      const answer = await trace(subject, path);
      const [quotation] = answer.kind === 'assertion' ? answer.trace.quotations : [];
      assert.ok(quotation?.type === 'text' && quotation.exact !== '');
      const line = SMALL_BOOKCASE.split('\n')[quotation.line - 1] ?? '';
      assert.equal(line.slice(quotation.column - 1, quotation.column - 1 + quotation.exact.length), quotation.exact);
    }
  });

  it('leads from a computed value to the call that computed it, and to what that read nearby', async () => {
    const { graph } = await graphs.load(caller.tenant, snapshot);
    const subject = graph.ofType('example.Board')[0] ?? '';
    const computed = await trace(subject, 'deflections.final');
    assert.ok(computed.kind === 'result');
    assert.equal(computed.generation.primitive, 'example.creep.simulate');
    assert.ok(computed.trace.used.some(({ quotations }) => quotations.length > 0));
  });

  it('says what it does not know, with names that are close', async () => {
    await assert.rejects(
      trace('board.nowhere', 'length'),
      (error) => error instanceof BverError && error.code === 'subject.not-found',
    );
  });

  it('names the properties of an element that is there', async () => {
    const { graph } = await graphs.load(caller.tenant, snapshot);
    const known = [...graph.assertions()].find(({ path }) => path === 'length');
    assert.ok(known);
    const near = (path: string, remedy: RegExp): Promise<void> =>
      assert.rejects(trace(known.subject, path), (error) => error instanceof BverError && remedy.test(error.remedy));
    await near('lenght', /Close to it: length/);
    await near('xyzzy', /length/);
  });
});
