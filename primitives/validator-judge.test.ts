import assert from 'node:assert/strict';
import { z } from 'zod';
import { said, saidOf } from '../test/example-pack/said.ts';
import { sha256 } from '../test/example-pack/laws-broken-by.ts';
import { Board, CREEP, Deflections, kilogram } from '../test/example-pack/taxonomy.ts';
import { quietContext } from './conformance/workbench.ts';
import { BverError } from './errors.ts';
import type { Assertion } from './model/assertion.ts';
import { textEvidence } from './model/evidence.ts';
import { buildGraph } from './model/graph.ts';
import { AS_BUILT } from './model/operating-state.ts';
import { atMost, quantity } from './model/quantity.ts';
import { optional } from './model/read.ts';
import { recordReads } from './model/read-set.ts';
import type { ResultSet } from './model/result-set.ts';
import type { PrimitiveContext } from './primitive.ts';
import { defineValidator } from './validator.ts';

const limits = defineValidator({
  name: 'example.limit.validate',
  version: '1.2.0',
  basis: ['Common sense'],
  appliesTo: Board,
  input: z.object({ least: z.number().default(10) }),
  reads: { limit: Board.property('loadLimit'), length: optional(Board.property('length')) },
  messages: { weak: '{limit} is less than {least}.', short: 'It is {length} long.' },
  remedies: { weak: 'Take a board for {least}.' },
  levels: { short: 'note' },
  applies: ({ length }) => length === undefined || length.si < 5,
  check: ({ limit, length }, fail, { least }) => [
    ...(atMost(quantity(least, kilogram), limit) ? [] : [fail('weak', { least: quantity(least, kilogram) })]),
    ...(length && length.si < 0.1 ? [fail('short')] : []),
  ],
  examples: { pass: [{ limit: 10 }], fail: [{ limit: 9, because: 'weak' }], open: [{ length: 1 }] },
});

const evidence = [textEvidence('0123456789abcdef', 4, 2, 1, 5)];
const board = (id: string, values: Readonly<Record<string, number>>): Assertion[] => [
  said(id, '@type', Board.typeId, { evidence }),
  ...saidOf({ [id]: values }),
];
const run = (
  assertions: readonly Assertion[],
  {
    primitive = limits,
    parameters = { least: 10 },
    resultSets = {},
    context = quietContext('test', sha256),
  }: {
    primitive?: Pick<typeof limits, 'execute'>;
    parameters?: { least: number };
    resultSets?: Record<string, ResultSet>;
    context?: PrimitiveContext;
  } = {},
) =>
  primitive.execute(
    {
      parameters,
      documents: [],
      graph: recordReads(buildGraph('', assertions)),
      operatingState: AS_BUILT,
      resultSets,
      findings: [],
      sources: [],
      seed: 0,
    },
    context,
  );

describe('a rule', () => {
  it('judges every element that it applies to, and counts', async () => {
    const { payload, summary, findings } = await run([
      ...board('board.a', { loadLimit: 10 }),
      ...board('board.b', { loadLimit: 9 }),
      ...board('board.c', {}),
      ...board('board.d', { loadLimit: 1, length: 6 }),
    ]);
    assert.deepEqual(payload, { judged: 3, passed: 1, failed: 1, open: 1, restsOnAssumed: 0 });
    assert.equal(summary, 'Limit: 3 judged, 1 pass, 1 fail, 1 open.');
    assert.deepEqual(
      findings.map(({ kind, focusNode }) => [kind, focusNode]),
      [
        ['pass', 'board.a'],
        ['fail', 'board.b'],
        ['open', 'board.c'],
      ],
    );
  });

  it('fails with messages of its catalogue, filled from what was read and given, and may fail twice', async () => {
    const { findings, payload } = await run(board('board.a', { loadLimit: 9, length: 0.05 }));
    assert.deepEqual(
      findings.map(({ messageId, level, message, remedy, arguments: filled, ruleVersion }) => ({
        messageId,
        level,
        message,
        remedy,
        filled,
        ruleVersion,
      })),
      [
        {
          messageId: 'weak',
          level: 'error',
          message: '9 kg is less than 10 kg.',
          remedy: 'Take a board for 10 kg.',
          filled: { limit: '9 kg', least: '10 kg' },
          ruleVersion: '1.2.0',
        },
        {
          messageId: 'short',
          level: 'note',
          message: 'It is 0.05 m long.',
          remedy: undefined,
          filled: { length: '0.05 m' },
          ruleVersion: '1.2.0',
        },
      ],
    );
    assert.equal(payload.failed, 1);
  });

  it('is open where something is not stated, and asks for it where it was expected', async () => {
    const { findings, openQuestions } = await run([...board('board.a', {}), said('board.a', '@name', 'Top')]);
    assert.deepEqual(
      [findings[0]?.kind, findings[0]?.message, findings[0]?.evidence],
      ['open', 'Not stated: loadLimit.', evidence],
    );
    assert.deepEqual(openQuestions, [
      {
        subject: 'board.a',
        path: 'loadLimit',
        unit: 'kg',
        question: 'What is the loadLimit of Top, in kg?',
        expectedAt: evidence,
      },
    ]);
  });

  it('is open where the uncertainties overlap', async () => {
    const unsure = defineValidator({
      name: 'example.unsure.validate',
      version: '1.0.0',
      basis: [],
      appliesTo: Board,
      reads: { limit: Board.property('loadLimit') },
      messages: { weak: 'Weak.' },
      check: ({ limit }, fail) =>
        atMost(quantity(10, kilogram, { lower: 9, upper: 11 }), limit) ? undefined : fail('weak'),
      examples: { pass: [{ limit: 11 }], fail: [{ limit: 8, because: 'weak' }], open: [{ limit: 10 }] },
    });
    assert.deepEqual(unsure.lawbook.checkExamples?.(), []);
    const { findings } = await run(board('board.a', { loadLimit: 10 }), {
      primitive: unsure as unknown as typeof limits,
    });
    assert.deepEqual(
      [findings[0]?.kind, findings[0]?.messageId, findings[0]?.message],
      ['open', 'undecided', '10 ± 1 kg may or may not be at most 10 kg'],
    );
  });

  it('says of a pass that it rests on assumed values, however far back they are', async () => {
    const { findings, payload, summary } = await run([
      said('board.a', '@type', Board.typeId),
      said('board.a', 'loadLimit', 12, {
        state: 'derived',
        wasDerivedFrom: [{ subject: 'board.a', path: 'thickness' }],
      }),
      said('board.a', 'thickness', 0.02, { state: 'assumed' }),
    ]);
    assert.equal(payload.restsOnAssumed, 1);
    assert.match(summary, /1 pass \(1 on assumed values\)/);
    assert.deepEqual(
      [findings[0]?.message, findings[0]?.restsOnAssumed],
      ['Passes. This rests on assumed values.', [{ subject: 'board.a', path: 'thickness' }]],
    );
    assert.deepEqual(findings[0]?.used, [{ subject: 'board.a', path: 'loadLimit' }]);
  });

  it('says where computed values come from, and asks nobody for those that were not computed', async () => {
    const sag = defineValidator({
      name: 'example.hang.validate',
      version: '1.0.0',
      basis: [],
      appliesTo: Board,
      reads: { rows: Deflections.rows() },
      messages: { hangs: '{by} at {at}.' },
      check: ({ rows }, fail) =>
        rows.filter(({ final }) => final.si > 0.001).map(({ final }) => fail('hangs', { by: final, at: 'board.b' })),
      examples: {
        pass: [{ rows: [] }],
        fail: [{ rows: [{ load: 1, initial: 1, final: 2 }], because: 'hangs' }],
        open: [{}],
      },
    });
    const creep = { name: CREEP, tables: [Deflections.pack(['board.a'], { load: [1], initial: [1], final: [3] })] };
    const { findings, openQuestions } = await run([...board('board.a', {}), ...board('board.c', {})], {
      primitive: sag as unknown as typeof limits,
      resultSets: { creep },
    });
    const [fails, opens] = findings;
    assert.deepEqual(
      [fails?.focusNode, fails?.used],
      ['board.b', [{ subject: 'board.a', path: 'deflections', resultSet: CREEP }]],
    );
    assert.deepEqual([opens?.messageId, openQuestions], ['notComputed', []]);
  });

  it('takes its parameters', async () => {
    const { payload } = await run(board('board.a', { loadLimit: 9 }), { parameters: { least: 5 } });
    assert.equal(payload.passed, 1);
  });

  it('can be cancelled between elements', async () => {
    const context = quietContext('test', sha256, Int32Array.of(1));
    await assert.rejects(
      async () => run(board('board.a', { loadLimit: 9 }), { context }),
      (error: unknown) => error instanceof BverError && error.code === 'run.cancelled',
    );
  });

  it('names what it requires of the element itself', () => assert.deepEqual(limits.lawbook.requires, ['loadLimit']));

  it('names each example that does not come out as it is written', () => {
    const wrong = defineValidator({
      name: 'example.wrong.validate',
      version: '1.0.0',
      basis: [],
      appliesTo: Board,
      reads: { limit: Board.property('loadLimit') },
      messages: { weak: 'Weak.', strong: 'Strong.' },
      check: ({ limit }, fail) => (limit.si < 10 ? fail('weak') : undefined),
      examples: {
        pass: [{ limit: 10 }, { limit: 9 }, {}],
        fail: [
          { limit: 9, because: 'weak' },
          { limit: 9, because: 'strong' },
          { limit: 10, because: 'weak' },
        ],
        open: [{}, { limit: 10 }],
      },
    });
    assert.deepEqual(wrong.lawbook.checkExamples?.(), [
      'example.wrong.validate: examples.pass[1] comes out as fail',
      'example.wrong.validate: examples.pass[2] comes out as open',
      'example.wrong.validate: examples.fail[1] comes out as weak',
      'example.wrong.validate: examples.fail[2] comes out as pass',
      'example.wrong.validate: examples.open[1] comes out as pass',
    ]);
    assert.deepEqual(limits.lawbook.checkExamples?.(), []);
  });
});
