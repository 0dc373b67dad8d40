import assert from 'node:assert/strict';
import { CREEP, examplePack, SMALL_BOOKCASE } from '../../test/example-pack/index.ts';
import { sha256 } from '../../test/example-pack/laws-broken-by.ts';
import { groundFor, prepareGrounds } from '../conformance/grounds.ts';
import type { Ground } from '../conformance/law.ts';
import { createWorkbench } from '../conformance/workbench.ts';
import { BverError } from '../errors.ts';
import { AS_BUILT } from '../model/operating-state.ts';
import { readSetRecord, recordReads } from '../model/read-set.ts';
import type { ResultSet } from '../model/result-set.ts';
import { createRegistry } from '../registry.ts';
import { quietContext } from '../conformance/workbench.ts';
import { openText } from './text-source.ts';
import { traceResult } from './trace-result.ts';

describe('the trace of a computed value', () => {
  const simulator = createRegistry([examplePack]).primitive('example.creep.simulate');
  let ground: Ground;
  let surroundings: Parameters<typeof traceResult>[0];

  before(async () => {
    const bench = createWorkbench(examplePack, { sha256, documents: {}, mutations: 0 });
    ground = groundFor(await prepareGrounds(bench, { 'small.shelf': SMALL_BOOKCASE }), simulator);
    const graph = recordReads(ground.graph);
    const { resultSet } = await simulator.execute(
      {
        ...ground,
        graph,
        parameters: simulator.input.parse({}) as never,
        operatingState: AS_BUILT,
        seed: 0,
      },
      quietContext('test', sha256),
    );
    surroundings = {
      resultSet: resultSet as ResultSet,
      resultSetDigest: 'r'.repeat(64),
      generatedBy: { actionDigest: 'a'.repeat(64), primitive: simulator.name, version: simulator.version },
      readSet: readSetRecord(graph.readSet),
      graph: ground.graph,
      sources: ground.documents.map((document) => ({ ...document, ...openText(document) })),
    };
  });

  it('leads from the number to the call that made it, and to the line that it rests on', async () => {
    const trace = await traceResult(surroundings, { subject: 'board.lower', table: 'deflections', column: 'final' });
    assert.deepEqual([trace.unit, trace.quantityKind, trace.name], ['mm', 'Length', 'lower']);
    assert.equal(trace.values[0]?.address, `${'r'.repeat(64)}/deflections/0/final`);
    assert.equal(trace.wasGeneratedBy.primitive, 'example.creep.simulate');
    assert.deepEqual(
      trace.used
        .slice(0, 3)
        .map(({ subject, path, quotations }) => [subject, path, quotations[0]?.place, quotations[0]?.exact]),
      [
        ['board.lower', 'length', 'small.shelf:4:39', '1'],
        ['book.lexicon', 'board', 'small.shelf:6:17', 'lower'],
        ['book.lexicon', 'mass', 'small.shelf:6:28', '6'],
      ],
    );
    assert.ok(trace.readCount >= trace.used.length);
  });

  it('tells the nearest values page by page, each once, until all that was read is told', async () => {
    const reference = { subject: 'board.lower', table: 'deflections', column: 'load' };
    const whole = await traceResult(surroundings, reference);
    assert.deepEqual([whole.omitted, whole.nextPageToken], [0, undefined]);
    const told: string[] = [];
    for (let from: string | undefined = '0'; from !== undefined;) {
      const page = await traceResult(surroundings, reference, { from: Number(from), limit: 2 });
      told.push(...page.used.map(({ subject, path }) => `${subject} ${path}`));
      assert.equal(page.used.length + page.omitted, whole.used.length);
      from = page.nextPageToken;
    }
    assert.deepEqual(
      told,
      whole.used.map(({ subject, path }) => `${subject} ${path}`),
    );
    assert.equal(new Set(told).size, told.length);
  });

  it('finds among them by words of element and property', async () => {
    const reference = { subject: 'board.lower', table: 'deflections', column: 'load' };
    const { used } = await traceResult(surroundings, reference, { words: ['LENGTH', 'upper'] });
    assert.deepEqual(
      used.map(({ subject, path }) => `${subject} ${path}`),
      ['board.upper length'],
    );
  });

  it('says what is close, when there is no such table, column or element', async () => {
    const refused = (reference: { subject: string; table: string; column: string }, near: RegExp): Promise<void> =>
      assert.rejects(
        traceResult(surroundings, reference),
        (error: unknown) => error instanceof BverError && error.code === 'subject.not-found' && near.test(error.remedy),
      );
    await refused({ subject: 'board.lower', table: 'deflection', column: 'final' }, /deflections/);
    await refused({ subject: 'board.lower', table: 'deflections', column: 'finl' }, /final/);
    await refused({ subject: 'board.lowr', table: 'deflections', column: 'final' }, /board\.lower/);
    assert.equal(surroundings.resultSet.name, CREEP);
  });
});
