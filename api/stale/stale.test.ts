import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Graph } from '../../primitives/index.ts';
import { BverError, changeSet, STRUCTURE } from '../../primitives/index.ts';
import { said } from '../../test/example-pack/said.ts';
import type { RunResult } from '../run-result.ts';
import type { RunReproduction } from '../system/reproduce.ts';
import type { RunResource } from '../system/run-resource.ts';
import { exampleBroker } from '../testing/example-broker.ts';
import type { ValueChange } from './change-request.ts';
import type { StaleAnswer } from './stale-answer.ts';

const CALLER = { tenant: 'a', subject: 'somebody' };
const SHELF = [
  'upright left height 2 m',
  'upright right height 2 m',
  'board upper from left to right length 80 cm limit 12 kg',
  'board lower from left to right length 1 m',
  'book atlas on upper mass 3.5 kg thickness 4 cm',
  'book lexicon on lower mass 6 kg thickness 9 cm',
  'book diary on lower thickness 1 cm',
  '',
].join('\n');

function world() {
  const parts = exampleBroker();
  const call = async <T>(operation: string, input: object): Promise<T> => {
    const outcome = await parts.broker.invoke(operation, input, { caller: CALLER, waitSeconds: 20 });
    if (outcome.kind === 'run') throw new Error(`${operation} goes on.`);
    return outcome.output as T;
  };
  const ended = async ({ id }: RunResource): Promise<RunResource> => {
    for (;;) {
      const run = await call<RunResource>('runs.get', { runId: id });
      if (run.done) return run;
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
  return {
    ...parts,
    call,
    study: (text = SHELF) => call<RunResult>('example.study', { documents: [{ name: 'b.shelf', text }] }),
    stale: (runId: string, change: object) => call<StaleAnswer>('runs.stale', { runId, ...change }),
    refresh: async (runId: string, change: object) =>
      ended(await call<RunResource>('runs.refresh', { runId, ...change })),
    outputs: async (runId: string) =>
      new Map(
        (await parts.store.steps(CALLER.tenant, runId)).map(({ step, envelope }) => [step, envelope.outputDigest]),
      ),
  };
}

const standings = ({ steps }: StaleAnswer): Record<string, string> =>
  Object.fromEntries(steps.map(({ step, standing }) => [step, standing]));

describe('what a change makes stale', function () {
  this.timeout(120_000);

  it('is nothing where nothing changes, and where nobody reads it', async () => {
    const { study, stale } = world();
    const { runId } = await study();
    const same = await stale(runId, { changes: [{ subject: 'board.upper', path: 'length', value: 80, unit: 'cm' }] });
    assert.deepEqual([same.changeCount, same.counts.stands], [0, 7]);
    const unread = await stale(runId, { changes: [{ subject: 'upright.left', path: 'height', value: 3 }] });
    assert.deepEqual([unread.changeCount, unread.counts.stale], [1, 0]);
    assert.equal(standings(unread)['creep'], 'stands');
    assert.match(unread.summary, /every result stands/);
  });

  it('is told with the way by which it is reached: value, step, result set, step', async () => {
    const { study, stale } = world();
    const { runId } = await study();
    const answer = await stale(runId, { changes: [{ subject: 'board.upper', path: 'length', value: 75, unit: 'cm' }] });
    assert.deepEqual(answer.changes, [{ subject: 'board.upper', path: 'length', before: 0.8, after: 0.75 }]);
    const { creep, sag, interpret, 'board-load': load } = standings(answer);
    assert.deepEqual(
      { creep, sag, interpret, load },
      { creep: 'stale', sag: 'stale', interpret: 'stands', load: 'stands' },
    );
    const wayTo = (id: string) => answer.steps.find(({ step }) => step === id)?.because[0]?.map(({ kind }) => kind);
    assert.deepEqual(wayTo('creep'), ['changed', 'read']);
    assert.deepEqual(wayTo('sag'), ['changed', 'read', 'left', 'took']);
    assert.ok(answer.findings.length > 0 && answer.findings.every(({ step }) => step === 'sag'));
    assert.ok(answer.milliseconds.stale > 0 && answer.milliseconds.stands > 0);
  });

  it('goes through what a resolver assumes', async () => {
    const { study, stale, refresh, outputs } = world();
    const { runId } = await study();
    // The diary has no mass, which is assumed; stated, nothing is left to assume.
    const change = { changes: [{ subject: 'book.diary', path: 'mass', value: 0.25 }] };
    const answer = await stale(runId, change);
    assert.equal(standings(answer)['assume'], 'stale');
    assert.equal(standings(answer)['creep'], 'stale');
    // Said as it was assumed, it is another assumption of the same: what counts values only cannot tell.
    const asAssumed = await stale(runId, { changes: [{ subject: 'book.diary', path: 'mass', value: 0.5 }] });
    assert.equal(standings(asAssumed)['creep'], 'stands');
    const refreshed = await refresh(runId, change);
    assert.equal(refreshed.status, 'succeeded', JSON.stringify(refreshed.error));
    assert.notEqual((await outputs(refreshed.id)).get('creep'), (await outputs(runId)).get('creep'));
  });

  it('is asked of a branch that goes on from where the run left it', async () => {
    const { study, stale, refresh, graphs, store } = world();
    const { runId, snapshot = '' } = await study();
    const left =
      (await store.steps(CALLER.tenant, runId)).find(({ step }) => step === 'assume')?.envelope.snapshot ?? '';
    assert.notEqual(left, '');
    const { graph } = await graphs.load(CALLER.tenant, left);
    const change = changeSet(left, graph, [{ op: 'assert', assertion: said('book.atlas', 'thickness', 0.07) }]);
    const { digest } = await graphs.apply(CALLER.tenant, left, change);
    await store.moveBranch(CALLER.tenant, { graph: 'shelf', name: 'main', head: digest, purpose: '' }, undefined, {
      by: 'somebody',
      message: '',
    });
    const answer = await stale(runId, { graph: 'shelf', branch: 'main' });
    assert.deepEqual(
      answer.changes.map(({ subject, path }) => `${subject} ${path}`),
      ['book.atlas thickness'],
    );
    // What it had assumed stands in the branch already.
    assert.equal(standings(answer)['assume'], 'carried');
    assert.equal(standings(answer)['creep'], 'stands');
    const refreshed = await refresh(runId, { graph: 'shelf', branch: 'main' });
    assert.equal(refreshed.metadata.refreshes, runId);
    const creep = refreshed.metadata.steps.find(({ id }) => id === 'creep');
    assert.equal(creep?.memo?.result, 'reused');
    assert.notEqual(snapshot, digest);
  });

  it('refuses what it cannot know: names, units, forms, and more than one change at once', async () => {
    const { study, stale } = world();
    const { runId } = await study();
    const codeOf = async (change: object): Promise<string> => {
      const error = await stale(runId, change).then(
        () => assert.fail('it was answered'),
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof BverError, String(error));
      return `${error.code} ${error.errors.map(({ pointer }) => pointer).join()}`.trim();
    };
    const one = (change: Partial<ValueChange>) => ({
      changes: [{ subject: 'board.upper', path: 'length', value: 1, ...change }],
    });
    assert.equal(await codeOf(one({ subject: 'board.uper' })), 'subject.not-found');
    assert.equal(await codeOf(one({ path: 'lenght' })), 'subject.not-found');
    assert.equal(await codeOf(one({ unit: 'kg' })), 'input.invalid /changes/0/unit');
    assert.equal(await codeOf(one({ value: 'long' })), 'input.invalid /changes/0/value');
    assert.equal(await codeOf({}), 'input.missing');
    assert.equal(await codeOf({ ...one({}), snapshot: '0'.repeat(64) }), 'input.missing');
    assert.equal(await codeOf({ snapshot: '0'.repeat(64) }), 'snapshot.not-found');
    assert.equal(await codeOf({ graph: 'shelf', branch: 'none' }), 'branch.not-found');
  });

  it('never says that something stands which comes out differently, whatever is changed', async () => {
    const precision = { unchanged: 0, saidToStand: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(edits, { minLength: 1, maxLength: 3 }), fc.boolean(), async (wanted, onLast) => {
        const { study, stale, refresh, outputs, call, graphs, store } = world();
        const { runId } = await study();
        const steps = await store.steps(CALLER.tenant, runId);
        const first = steps.find(({ step }) => step === 'interpret')?.envelope.snapshot ?? '';
        const { graph } = await graphs.load(CALLER.tenant, first);
        const changes = wanted.flatMap((edit) => edit(graph));
        const change = onLast ? { snapshot: await onTheLast(changes) } : { changes };
        const answer = await stale(runId, change);
        const refreshed = await refresh(runId, change);
        assert.equal(refreshed.status, 'succeeded', JSON.stringify(refreshed.error));
        // What the refreshed run says is what computing it says, bit by bit: nothing of it is remembered wrongly.
        const again = await call<RunReproduction>('runs.reproduce', { runId: refreshed.id });
        assert.ok(again.reproduced, JSON.stringify(again.steps));
        const [before, after] = [await outputs(runId), await outputs(refreshed.id)];
        for (const { step, standing } of answer.steps) {
          if (step === 'interpret') continue;
          const unchanged = before.get(step) === after.get(step);
          if (standing === 'stands') assert.ok(unchanged, `${step} was said to stand after ${JSON.stringify(changes)}`);
          if (!unchanged) continue;
          precision.unchanged++;
          if (standing === 'stands') precision.saidToStand++;
        }

        async function onTheLast(values: readonly ValueChange[]): Promise<string> {
          const last = steps.find(({ step }) => step === 'assume')?.envelope.snapshot ?? '';
          const { graph: standing } = await graphs.load(CALLER.tenant, last);
          const forward = values.map(({ subject, path, value }) =>
            value === null
              ? ({ op: 'retract', subject, path } as const)
              : ({ op: 'assert', assertion: said(subject, path, value) } as const),
          );
          return (await graphs.apply(CALLER.tenant, last, changeSet(last, standing, forward))).digest;
        }
      }),
      { numRuns: 120 },
    );
    // And it is worth asking: most of what comes out the same is known to beforehand.
    assert.ok(precision.saidToStand / precision.unchanged > 0.4, JSON.stringify(precision));
  });
});

type Edit = (graph: Graph) => ValueChange[];

const numbers = fc.constantFrom(0.1, 0.5, 1, 3.5, 6, 15, 40);
const elements = fc.constantFrom(
  'board.upper',
  'board.lower',
  'book.atlas',
  'book.lexicon',
  'book.diary',
  'upright.left',
);
const PROPERTIES: Readonly<Record<string, readonly string[]>> = {
  board: ['length', 'loadLimit'],
  book: ['mass', 'thickness'],
  upright: ['height'],
};

/** What somebody may want to change about a bookcase. */
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(elements, fc.nat(1), fc.option(numbers)).map(([subject, which, value]): Edit => {
    const properties = PROPERTIES[subject.split('.')[0] ?? ''] ?? [];
    return () => [{ subject, path: properties[which % properties.length] ?? '', value }];
  }),
  elements.map((subject): Edit => () => [{ subject, path: STRUCTURE.name, value: 'Another' }]),
  elements.map((subject): Edit => () => [{ subject, path: STRUCTURE.name, value: null }]),
  elements.map(
    (subject): Edit =>
      (graph) =>
        [...graph.about(subject).keys()].map((path) => ({ subject, path, value: null })),
  ),
  fc.constantFrom('board.upper', 'board.lower').map((board): Edit => () => [
    { subject: 'book.new', path: STRUCTURE.type, value: 'example.Book' },
    { subject: 'book.new', path: STRUCTURE.name, value: 'New' },
    { subject: 'book.new', path: 'board', value: board },
  ]),
  fc
    .constantFrom('board.upper', 'board.lower')
    .map((board): Edit => () => [{ subject: 'book.lexicon', path: 'board', value: board }]),
);
