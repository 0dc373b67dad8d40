import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Change, Graph, Value } from '../primitives/index.ts';
import { changeSet, createRegistry, STRUCTURE } from '../primitives/index.ts';
import { createGraphAccess } from '../runtime/graph/graph-access.ts';
import { createMemoryStore } from '../runtime/store/memory-store.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import { examplePack } from '../test/example-pack/index.ts';
import { said } from '../test/example-pack/said.ts';
import { CALLER, writeExampleRun } from '../test/example-run.ts';
import { hasEnded, until } from '../test/until.ts';
import { createInProcessExecution } from './in-process-execution.ts';
import { createStepRunner } from './step-runner.ts';

const registry = createRegistry([examplePack]);
const { tenant } = CALLER;
const OPERATIONS = ['example.creep.simulate', 'example.board-load.validate', 'example.study'] as const;

interface Book {
  readonly board: number;
  readonly grams: number;
  readonly thickness: number;
}
interface Bookcase {
  readonly heights: readonly number[];
  readonly boards: readonly { readonly centimetres: number; readonly limit: number }[];
  readonly books: readonly Book[];
}

const bookcases: fc.Arbitrary<Bookcase> = fc.record({
  heights: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 2, maxLength: 3 }),
  boards: fc.array(
    fc.record({ centimetres: fc.integer({ min: 40, max: 120 }), limit: fc.integer({ min: 1, max: 20 }) }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  books: fc.array(
    fc.record({
      board: fc.nat(10),
      grams: fc.integer({ min: 100, max: 5000 }),
      thickness: fc.integer({ min: 1, max: 90 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

const textOf = ({ heights, boards, books }: Bookcase): string =>
  [
    ...heights.map((height, i) => `upright u${i} height ${height} m`),
    ...boards.map(
      ({ centimetres, limit }, i) => `board b${i} from u0 to u1 length ${centimetres} cm limit ${limit} kg`,
    ),
    ...books.map(
      ({ board, grams, thickness }, i) =>
        `book k${i} on b${board % boards.length} mass ${grams} g thickness ${thickness} mm`,
    ),
    '',
  ].join('\n');

/** The run when it has ended; in this process. */
async function study(store: Store, given: Parameters<typeof writeExampleRun>[2]): Promise<RunRecord> {
  const execution = createInProcessExecution(createStepRunner({ registry, store }), store);
  const run = await writeExampleRun(registry, store, given);
  await execution.start(run);
  const ended = await until(store, run, hasEnded);
  assert.equal(ended.status, 'succeeded', JSON.stringify(ended.error));
  return ended;
}

/** Ids of the steps that the run did not compute. */
const reused = async (store: Store, { runId }: RunRecord): Promise<string[]> =>
  (await store.steps(tenant, runId)).filter(({ computedBy }) => computedBy !== runId).map(({ step }) => step);

const outputs = async (store: Store, { runId }: RunRecord) =>
  (await store.steps(tenant, runId)).map(({ step, envelope }) => [step, envelope]);

type Edit = (graph: Graph) => readonly Change[];
const assertsThat = (subject: string, path: string, value: Value): Change => ({
  op: 'assert',
  assertion: said(subject, path, value),
});
const first = (graph: Graph, type: string): string => graph.ofType(type)[0] ?? assert.fail(`no ${type}`);

/** What a bookcase looks like before and after a change that its author made to the graph itself. */
async function edited(store: Store, bookcase: Bookcase, edit: Edit): Promise<{ snapshots: [string, string] }> {
  const interpreted = await study(store, { operation: 'example.bookcase.interpret', text: textOf(bookcase) });
  const before = interpreted.answer?.snapshot ?? assert.fail('no snapshot');
  const graphs = createGraphAccess(store, registry.packs);
  const { graph } = await graphs.load(tenant, before);
  const { digest } = await graphs.apply(tenant, before, changeSet(before, graph, edit(graph)));
  return { snapshots: [before, digest] };
}

const onSnapshot = (operation: string, snapshot: string) => ({
  operation,
  documents: [],
  start: { snapshot, resultSets: {} },
});

describe('the memo', function () {
  this.timeout(120_000);

  it('makes the same study free', async () => {
    const store = createMemoryStore();
    const one = await study(store, { operation: 'example.study' });
    assert.deepEqual(await reused(store, one), []);
    const two = await study(store, { operation: 'example.study' });
    assert.deepEqual(
      await reused(store, two),
      two.plan.steps.map(({ id }) => id),
    );
    assert.equal(two.outputDigest, one.outputDigest);
    const steps = await store.steps(tenant, two.runId);
    assert.ok(steps.every(({ computedBy }) => computedBy === one.runId));
  });

  const hits: readonly (readonly [string, Edit])[] = [
    ['a height, which nobody reads', (graph) => [assertsThat(first(graph, 'example.Upright'), 'height', 9)]],
    ['the thickness of a book', (graph) => [assertsThat(first(graph, 'example.Book'), 'thickness', 0.5)]],
    ['a new element of a type that is not listed', () => [assertsThat('lamp.new', STRUCTURE.type, 'example.Lamp')]],
  ];
  for (const [what, edit] of hits) {
    it(`is hit by ${what}, on any bookcase`, () =>
      fc.assert(
        fc.asyncProperty(bookcases, async (bookcase) => {
          const store = createMemoryStore();
          const { snapshots } = await edited(store, bookcase, edit);
          for (const operation of ['example.creep.simulate', 'example.board-load.validate']) {
            const [before, after] = [
              await study(store, onSnapshot(operation, snapshots[0])),
              await study(store, onSnapshot(operation, snapshots[1])),
            ];
            const answering = after.plan.answer;
            assert.ok((await reused(store, after)).includes(answering), `${operation} was computed`);
            assert.equal(after.answer?.outputDigest, before.answer?.outputDigest);
            assert.notEqual(after.answer?.actionDigest, before.answer?.actionDigest);
          }
        }),
        { numRuns: 15 },
      ));
  }

  const misses: readonly (readonly [string, Edit])[] = [
    ['a length that is read', (graph) => [assertsThat(first(graph, 'example.Board'), 'length', 3)]],
    ['a mass that is read', (graph) => [assertsThat(first(graph, 'example.Book'), 'mass', 77)]],
    [
      'a new book',
      (graph) => [
        assertsThat('book.new', STRUCTURE.type, 'example.Book'),
        assertsThat('book.new', 'board', first(graph, 'example.Board')),
        assertsThat('book.new', 'mass', 1),
      ],
    ],
    ['a book taken away', (graph) => [{ op: 'retract', subject: first(graph, 'example.Book'), path: STRUCTURE.type }]],
    ['a new board', () => [assertsThat('board.new', STRUCTURE.type, 'example.Board')]],
  ];
  for (const [what, edit] of misses) {
    it(`is missed by ${what}, on any bookcase`, () =>
      fc.assert(
        fc.asyncProperty(bookcases, async (bookcase) => {
          const store = createMemoryStore();
          const { snapshots } = await edited(store, bookcase, edit);
          await study(store, onSnapshot('example.creep.simulate', snapshots[0]));
          const after = await study(store, onSnapshot('example.creep.simulate', snapshots[1]));
          assert.ok(!(await reused(store, after)).includes(after.plan.answer));
        }),
        { numRuns: 15 },
      ));
  }

  it('saves the simulation when a document says the same of what is read, and never a quotation', async () => {
    const store = createMemoryStore();
    const text = (height: string): string =>
      `upright l height ${height}\nupright r height 2 m\nboard b from l to r length 1 m limit 5 kg\nbook k on b mass 6 kg\n`;
    await study(store, { operation: 'example.study', text: text('2 m') });
    const after = await study(store, { operation: 'example.study', text: text('2.25 m') });
    const saved = await reused(store, after);
    assert.ok(saved.includes('creep'));
    // Its findings quote the lines of the document, which is another one now.
    assert.ok(!saved.includes('board-load'));
  });

  it('answers as if there were none, however bookcases follow one another', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...OPERATIONS),
        fc.array(bookcases, { minLength: 1, maxLength: 4 }),
        async (operation, all) => {
          const store = createMemoryStore();
          for (const text of all.flatMap((bookcase) => neighbours(bookcase).map(textOf))) {
            const kept = await study(store, { operation, text });
            const fresh = createMemoryStore();
            const alone = await study(fresh, { operation, text });
            assert.deepEqual(await outputs(store, kept), await outputs(fresh, alone));
          }
        },
      ),
      { numRuns: 12 },
    ));
});

/** A bookcase and what an author makes of it, one word at a time. */
const neighbours = (bookcase: Bookcase): Bookcase[] => [
  bookcase,
  { ...bookcase, heights: bookcase.heights.map((height) => height + 1) },
  { ...bookcase, books: bookcase.books.map((book) => ({ ...book, thickness: book.thickness + 1 })) },
  { ...bookcase, books: bookcase.books.map((book, i) => (i === 0 ? { ...book, grams: book.grams + 1 } : book)) },
  { ...bookcase, books: bookcase.books.slice(1) },
  { ...bookcase, boards: bookcase.boards.map((board) => ({ ...board, limit: board.limit + 1 })) },
];
