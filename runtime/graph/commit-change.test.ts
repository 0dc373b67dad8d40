import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BverError } from '../../primitives/index.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { openPostgresStore } from '../store/open-postgres-store.ts';
import type { OpenStore } from '../store/open-postgres-store.ts';
import type { Store } from '../store/store.ts';
import type { Values } from '../testing/branch-under-test.ts';
import { branchesUnderTest } from '../testing/branch-under-test.ts';
import { withDatabase } from '../testing/with-database.ts';

const INTERLEAVINGS = 3000;
const KEYS = ['a length', 'a mass', 'b length', 'c length'];
const begun: Values = { 'a length': 0, 'a mass': 0, 'b length': 0 };

/** A store each of whose answers comes when the scheduler says so: every order of events can happen. */
function scheduled(store: Store, scheduler: fc.Scheduler): Store {
  return new Proxy(store, {
    get(target, name: keyof Store) {
      const method = target[name] as (...args: unknown[]) => Promise<unknown>;
      return async (...args: unknown[]) => {
        await scheduler.schedule(Promise.resolve(), name);
        return method(...args);
      };
    },
  });
}

/** Commits a change that was made for what the branch was when it was looked at. @returns whether it was taken */
async function tryCommit(branches: ReturnType<typeof branchesUnderTest>, message: string, values: Values) {
  try {
    await branches.commit('main', values, { note: { by: 'somebody', message } });
    return true;
  } catch (error) {
    if (error instanceof BverError && error.code === 'graph.precondition') return false;
    throw error;
  }
}

/** Whatever was taken stands in the log once, and what stands is what the log says, change by change. */
async function requireNothingLost(store: Store, tenant: string, taken: ReadonlyMap<string, Values>): Promise<void> {
  const branches = branchesUnderTest(store, tenant);
  const log = (await store.branchLog(tenant, 'g', 'main', { limit: 1000 })).toReversed();
  assert.deepEqual(
    log
      .slice(1)
      .map(({ message }) => message)
      .sort(),
    [...taken.keys()].sort(),
  );
  let standing = await branches.valuesOf(log[0]?.to ?? '');
  for (const [i, move] of log.entries()) {
    assert.equal(move.sequence, i + 1);
    assert.equal(move.from, log[i - 1]?.to);
    standing = { ...standing, ...taken.get(move.message) };
    assert.deepEqual(await branches.valuesOf(move.to), standing);
  }
  assert.equal(await branches.headOf('main'), log.at(-1)?.to);
}

describe('committing a change', () => {
  it(`never loses one, in ${INTERLEAVINGS} interleavings of committers`, async function () {
    this.timeout(120_000);
    const changes = fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 2 });
    const committers = fc.array(fc.array(changes, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 });
    let refused = 0;
    let overtaken = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), committers, async (scheduler, all) => {
        const store = createMemoryStore();
        await branchesUnderTest(store, 't').begin('main', begun);
        let moves = 0;
        const counting: Store = { ...store, moveBranch: (...args) => (moves++, store.moveBranch(...args)) };
        const taken = new Map<string, Values>();
        const work = all.map(async (own, who) => {
          const branches = branchesUnderTest(scheduled(counting, scheduler), 't');
          for (const [nth, keys] of own.entries()) {
            // No two commits say the same, so that each can be told from the others.
            const values = Object.fromEntries(keys.map((key, i) => [key, 100 * (who + 1) + 10 * nth + i]));
            const message = `${who}/${nth}`;
            if (await tryCommit(branches, message, values)) taken.set(message, values);
            else refused++;
          }
        });
        await scheduler.waitFor(Promise.all(work));
        overtaken += moves - taken.size;
        await requireNothingLost(store, 't', taken);
      }),
      { numRuns: INTERLEAVINGS },
    );
    assert.ok(refused > INTERLEAVINGS / 20, `${refused} changes met others`);
    assert.ok(overtaken > INTERLEAVINGS / 20, `${overtaken} committers were overtaken and looked again`);
  });

  it('is refused where it meets another change, and taken where both say the same', async () => {
    const branches = branchesUnderTest(createMemoryStore(), 't');
    const base = await branches.begin('main', begun);
    const late = async (values: Values) =>
      branches.commit('main', {}, { base, change: await branches.changeOf(base, values) });
    await branches.commit('main', { 'a length': 1 });
    await assert.rejects(late({ 'a length': 2, 'b length': 2 }), {
      code: 'graph.precondition',
      data: { subject: 'a', path: 'length' },
    });
    const { head } = await late({ 'a length': 1, 'b length': 2 });
    assert.deepEqual(await branches.valuesOf(head), { 'a length': 1, 'a mass': 0, 'b length': 2 });
    assert.equal((await late({ 'a length': 1 })).head, head);
  });

  it('is refused where something else has changed that it was made for', async () => {
    const branches = branchesUnderTest(createMemoryStore(), 't');
    const base = await branches.begin('main', begun);
    const made = await branches.changeOf(base, { 'a mass': 5 });
    const read = await branches.changeOf(base, { 'a length': 0 });
    const change = { ...made, preconditions: [...made.preconditions, ...read.preconditions] };
    await branches.commit('main', { 'b length': 1 });
    await branches.commit('main', {}, { base, change });
    await branches.commit('main', { 'a length': 1 });
    await assert.rejects(branches.commit('main', {}, { base, change }), { code: 'graph.precondition' });
  });

  it('is refused where the element it is about was removed', async () => {
    const branches = branchesUnderTest(createMemoryStore(), 't');
    const base = await branches.begin('main', { 'a @type': 'example.Board', 'a length': 1 });
    const change = await branches.changeOf(base, { 'a mass': 5 });
    await branches.commit('main', { 'a @type': undefined, 'a length': undefined });
    await assert.rejects(branches.commit('main', {}, { base, change }), { code: 'graph.precondition' });
  });

  it('keeps what the branch is for', async () => {
    const branches = branchesUnderTest(createMemoryStore(), 't');
    await branches.begin('main', begun);
    await branches.commit('main', { 'a mass': 1 }, { purpose: 'Try it' });
    assert.equal((await branches.commit('main', { 'a mass': 2 })).purpose, 'Try it');
  });

  describe('on PostgreSQL', () => {
    const test = withDatabase();
    const opened: OpenStore[] = [];
    before(() => opened.push(...[1, 2, 3].map(() => openPostgresStore(test.url, 4))));
    after(() => Promise.all(opened.map((one) => one.close())));

    it('never loses one of dozens that are made at once', async function () {
      this.timeout(60_000);
      const stores = opened.map(({ store }) => store);
      const tenant = 'concurrent';
      await branchesUnderTest(stores[0]!, tenant).begin('main', begun);
      const taken = new Map<string, Values>();
      let refused = 0;
      const committers = Array.from({ length: 12 }, async (_, who) => {
        const branches = branchesUnderTest(stores[who % stores.length]!, tenant);
        for (let nth = 0; nth < 4; nth++) {
          const key = nth % 2 === 0 ? `own${who} length` : KEYS[(who + nth) % KEYS.length]!;
          const values = { [key]: 100 * (who + 1) + nth };
          const message = `${who}/${nth}`;
          if (await tryCommit(branches, message, values)) taken.set(message, values);
          else refused++;
        }
      });
      await Promise.all(committers);
      assert.equal(taken.size + refused, 48);
      assert.ok(taken.size >= 24, 'what nobody else changes is always taken');
      await requireNothingLost(stores[0]!, tenant, taken);
    });
  });
});
