import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CONSTRAINTS } from '../../test/example-pack/constraints.ts';
import { sha256 } from '../../test/example-pack/laws-broken-by.ts';
import { examplePack } from '../../test/example-pack/index.ts';
import { said } from '../../test/example-pack/said.ts';
import type { Assertion, Finding } from '../index.ts';
import { AS_BUILT, buildGraph, constraintsName, recordReads } from '../index.ts';
import { quietContext } from '../conformance/workbench.ts';

const validator = examplePack.primitives.find(({ name }) => name === constraintsName('example'));
assert.ok(validator);

async function judged(assertions: readonly Assertion[]): Promise<readonly Finding[]> {
  const call = {
    parameters: {} as never,
    documents: [],
    graph: recordReads(buildGraph('g', assertions)),
    operatingState: AS_BUILT,
    resultSets: {},
    findings: [],
    sources: [],
    seed: 0,
  };
  return (await validator!.execute(call, quietContext('test', sha256))).findings;
}

const board = (values: Readonly<Record<string, number>>): Assertion[] => [
  said('b', '@type', 'example.Board'),
  said('b#1', '@junction', 'u1'),
  said('b#2', '@junction', 'u2'),
  ...Object.entries(values).map(([path, value]) => said('b', path, value)),
];
const outcomes = (findings: readonly Finding[]): string[] =>
  findings.map(({ kind, messageId, focusNode }) => `${kind} ${messageId} ${focusNode}`);

describe('the validator of constraints', () => {
  it('is derived for a pack that has some, with its version', () => {
    assert.equal(validator.version, examplePack.version);
    assert.deepEqual(validator.lawbook.checkExamples?.(), []);
  });

  it('names each constraint that is broken, with value, level and remedy', async () => {
    const [long, weak] = await judged(board({ length: 5.5, loadLimit: 0.05 }));
    assert.deepEqual(
      [long?.messageId, long?.level, long?.message],
      ['board-length', 'error', 'A board of 5.5 m is none.'],
    );
    assert.match(long?.remedy ?? '', /in metres/);
    assert.deepEqual([weak?.messageId, weak?.level], ['board-load-limit', 'warning']);
  });

  it('is open where a value is missing that has to be said, and asks for it', async () => {
    assert.deepEqual(outcomes(await judged(board({}))), ['open board-length b']);
  });

  it('does not judge what nobody said and need not', async () => {
    assert.deepEqual(outcomes(await judged(board({ length: 1 }))), ['pass pass b']);
  });

  it('counts ports, and follows references', async () => {
    const loose = board({ length: 1 }).filter(({ subject }) => subject !== 'b#2');
    const book = [said('k', '@type', 'example.Book'), said('k', 'board', 'nowhere'), said('k', 'mass', 1)];
    assert.deepEqual(outcomes(await judged([...loose, ...book])), ['fail board-ends b', 'fail book-board k']);
    const placed = book.map((one) => (one.path === 'board' ? { ...one, value: 'b' } : one));
    assert.deepEqual(outcomes(await judged([...board({ length: 1 }), ...placed])), ['pass pass b', 'pass pass k']);
  });

  it('passes exactly what is within the bounds', () =>
    fc.assert(
      fc.asyncProperty(fc.double({ min: -1, max: 10, noNaN: true }), async (length) => {
        const [finding] = await judged(board({ length }));
        assert.equal(finding?.kind, length > 0 && length <= 5 ? 'pass' : 'fail');
      }),
    ));

  it('says that a pass rests on what is assumed', async () => {
    const assumed = board({ length: 1 }).map((one) =>
      one.path === 'length' ? { ...one, state: 'assumed' as const } : one,
    );
    const [finding] = await judged(assumed);
    assert.deepEqual(finding?.restsOnAssumed, [{ subject: 'b', path: 'length' }]);
  });

  it('has an id of its own for each', () => {
    assert.equal(new Set(CONSTRAINTS.map(({ id }) => id)).size, CONSTRAINTS.length);
  });
});
