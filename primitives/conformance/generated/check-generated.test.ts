import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openSource } from '../../../runtime/evidence/open-source.ts';
import { examplePack } from '../../../test/example-pack/index.ts';
import { sha256, TRIED_ON } from '../../../test/example-pack/laws-broken-by.ts';
import { said } from '../../../test/example-pack/said.ts';
import { Board, Book } from '../../../test/example-pack/taxonomy.ts';
import { buildGraph, defineValidator, optional, STRUCTURE } from '../../index.ts';
import { broken, checkConformance, conformanceReport } from '../index.ts';
import type { AnyPrimitive, LawReport } from '../law.ts';
import { changedGraph } from './changed-graph.ts';
import { randomGraph } from './random-graph.ts';
import { smallest } from './smallest.ts';
import { wellFormed } from './well-formed.ts';

/** Fails where nobody looked: on a board that is denied to have a length it divides by nothing. */
const careless = defineValidator({
  name: 'example.careless.validate',
  version: '1.0.0',
  basis: [],
  appliesTo: Board,
  reads: { limit: optional(Board.property('loadLimit')) },
  messages: { wrong: 'Wrong.' },
  check: ({ limit }, fail) => {
    if (limit && limit.si <= 0) throw new TypeError('a board that carries nothing');
    return limit && limit.si > 1e3 ? fail('wrong') : undefined;
  },
  examples: { pass: [{ limit: 1 }], fail: [{ limit: 1e6, because: 'wrong' }], open: [] },
});

const reportsOf = async (primitive: AnyPrimitive, seed: number): Promise<LawReport[]> => {
  const pack = { ...examplePack, primitives: [...examplePack.primitives, primitive] };
  const all = await checkConformance(pack, { sha256, documents: TRIED_ON, mutations: 1, graphs: 100, seed });
  return all.filter((report) => report.primitive === `${primitive.name}@1.0.0`);
};

describe('conformance on generated graphs', () => {
  it('finds what no document shows, and makes it as small as it gets', async () => {
    const [found, ...more] = broken(await reportsOf(careless, 1));
    assert.deepEqual(more, []);
    assert.equal(found?.law, 'any.answers-anything');
    assert.match(found.problem ?? '', /a board that carries nothing/);
    const assertions = found.counterexample?.assertions ?? [];
    assert.equal(assertions.length, 2, assertions.join('\n'));
    assert.ok(assertions.some((line) => /loadLimit (0|-1)/.test(line)));
  });

  it('finds the same again for the same seed, and says it to the author', async () => {
    const one = await reportsOf(careless, 7);
    assert.deepEqual(await reportsOf(careless as unknown as AnyPrimitive, 7), one);
    const text = conformanceReport(examplePack, one, 7);
    assert.match(text, /✘ example\.careless\.validate@1\.0\.0/);
    assert.match(text, /of seed 7, made as small as it gets/);
    assert.match(text, /1 broken \(seed 7\)/);
  });

  it('keeps quiet about primitives that answer anything', async () => {
    const options = { sha256, documents: TRIED_ON, mutations: 1, graphs: 30, seed: 3, openSource };
    assert.deepEqual(broken(await checkConformance(examplePack, options)), []);
  });
});

const seeds = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 50, maxLength: 50 });
const randomOf = (numbers: readonly number[]): (() => number) => {
  let at = 0;
  return () => numbers[at++ % numbers.length] ?? 0;
};

describe('generated graphs', () => {
  const base = [
    said('u.a', STRUCTURE.type, 'example.Upright'),
    said('b.a', STRUCTURE.type, Board.typeId),
    said('b.a', 'length', 1),
    said('b.a#1', STRUCTURE.junction, 'u.a'),
    said('k.a', STRUCTURE.type, Book.typeId),
    said('k.a', 'board', 'b.a'),
  ];

  it('are well-formed, and say nothing twice', () =>
    fc.assert(
      fc.property(seeds, (numbers) => {
        for (const graph of [
          randomGraph(examplePack, base, randomOf(numbers)),
          changedGraph(examplePack, base, randomOf(numbers)),
        ]) {
          assert.deepEqual(wellFormed(examplePack, graph), graph);
          assert.equal(new Set(graph.map(({ subject, path }) => `${subject} ${path}`)).size, graph.length);
          const index = buildGraph('g', graph);
          for (const book of index.ofType(Book.typeId)) {
            const board = index.assertion(book, 'board')?.value;
            assert.ok(board === undefined || index.about(String(board)).size > 0);
          }
        }
      }),
    ));

  it('are made as small as they get', async () => {
    const least = await smallest(base, async (part) => part.some(({ path }) => path === 'length'));
    assert.deepEqual(least, [base[2]]);
  });
});
