import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BverError } from '../../primitives/index.ts';
import type { MoveReference } from '../store/branch-move.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { openPostgresStore } from '../store/open-postgres-store.ts';
import type { OpenStore } from '../store/open-postgres-store.ts';
import type { Store } from '../store/store.ts';
import { branchesUnderTest } from '../testing/branch-under-test.ts';
import { withDatabase } from '../testing/with-database.ts';
import { mergeBranches } from './merge-branches.ts';
import { revertMove } from './revert-move.ts';

const INTERLEAVINGS = 1000;
/** What may be answered to somebody who meets others; anything else is a defect. */
const REFUSALS = ['graph.precondition', 'branch.not-found'];

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

async function unlessRefused<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BverError && REFUSALS.includes(error.code)) return undefined;
    throw error;
  }
}

/** Everybody who works on one graph at once; each says what has to stand on `main` in the end. */
function everybody(open: () => Store, tenant: string, rounds: number) {
  const world = () => {
    const store = open();
    const branches = branchesUnderTest(store, tenant);
    const ports = { store, graphs: branches.graphs };
    const merge = (from: string) =>
      mergeBranches(ports, tenant, { graph: 'g', into: 'main', from, decisions: [], by: 'merger', message: from });
    return { store, branches, ports, merge };
  };
  const standing = new Map<string, number>();
  const counts = { reverted: 0, scenarios: 0 };
  /** Commits values that nobody else touches. */
  const committer = async (who: string): Promise<void> => {
    const { branches } = world();
    for (let nth = 1; nth <= rounds; nth++) {
      await branches.commit('main', { [`${who} length`]: nth }, { note: { by: who, message: `${who}/${nth}` } });
      standing.set(`${who} length`, nth);
    }
  };
  /** Begins a scenario, changes something in it, merges it and ends it; again and again, under one name. */
  const explorer = async (who: string): Promise<void> => {
    const { store, branches, merge } = world();
    for (let nth = 1; nth <= rounds; nth++) {
      await branches.fork(who, 'main');
      await branches.commit(who, { [`${who} mass`]: nth });
      const merged = await merge(who);
      assert.deepEqual(merged.conflicts, []);
      standing.set(`${who} mass`, nth);
      const { head } = (await store.branch(tenant, 'g', who)) ?? {};
      assert.ok(await store.closeBranch(tenant, { graph: 'g', name: who }, head ?? '', { by: who, message: 'done' }));
      counts.scenarios++;
    }
  };
  /** Makes noise that somebody takes back. */
  const noise = async (): Promise<void> => {
    const { store, branches, ports } = world();
    for (let nth = 1; nth <= rounds; nth++) {
      await unlessRefused(() =>
        branches.commit('main', { 'noise length': nth }, { note: { by: 'noise', message: 'noise' } }),
      );
      const log = await store.branchLog(tenant, 'g', 'main', { limit: 50 });
      const last: MoveReference | undefined = log.find(({ by }) => by === 'noise');
      if (!last) continue;
      const undo = { graph: 'g', branch: 'main', sequence: last.sequence, decisions: [], by: 'undo' };
      const { conflicts } = await revertMove(ports, tenant, undo);
      if (conflicts.length === 0) counts.reverted++;
    }
  };
  return {
    standing,
    counts,
    work: () => [committer('a'), committer('b'), explorer('x'), explorer('y'), noise(), noise()],
  };
}

/** The log has no gap, each move begins where the last one ended, and what was taken stands. */
async function requireNothingLost(store: Store, tenant: string, standing: ReadonlyMap<string, number>): Promise<void> {
  const branches = branchesUnderTest(store, tenant);
  const values = await branches.valuesOf(await branches.headOf('main'));
  for (const [key, value] of standing) assert.equal(values[key], value, key);
  for (const name of ['main', 'x', 'y']) {
    const log = (await store.branchLog(tenant, 'g', name, { limit: 1000 })).toReversed();
    log.forEach((move, i) => {
      assert.equal(move.sequence, i + 1);
      const before = log[i - 1];
      assert.equal(move.from, before === undefined || before.closed ? undefined : before.to);
    });
    const messages = log.filter(({ by }) => by === 'a' || by === 'b').map(({ message }) => message);
    assert.equal(new Set(messages).size, messages.length, 'nothing is applied twice');
  }
}

describe('everybody at once: commits, scenarios, merges, reverts, branches that end', () => {
  it(`never lose a change, in ${INTERLEAVINGS} interleavings`, async function () {
    this.timeout(240_000);
    let reverted = 0;
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const store = createMemoryStore();
        await branchesUnderTest(store, 't').begin('main', { 'a length': 0 });
        const { work, standing, counts } = everybody(() => scheduled(store, scheduler), 't', 2);
        await scheduler.waitFor(Promise.all(work()));
        reverted += counts.reverted;
        assert.equal(standing.size, 4);
        await requireNothingLost(store, 't', standing);
      }),
      { numRuns: INTERLEAVINGS },
    );
    assert.ok(reverted > INTERLEAVINGS, `${reverted} moves were undone`);
  });

  describe('on PostgreSQL', () => {
    const test = withDatabase();
    const opened: OpenStore[] = [];
    before(() => opened.push(...[1, 2, 3].map(() => openPostgresStore(test.url, 4))));
    after(() => Promise.all(opened.map((one) => one.close())));

    it('never lose a change', async function () {
      this.timeout(90_000);
      const store = opened[0]?.store;
      assert.ok(store);
      await branchesUnderTest(store, 'everybody').begin('main', { 'a length': 0 });
      let next = 0;
      const { work, standing, counts } = everybody(
        () => opened[next++ % opened.length]?.store ?? store,
        'everybody',
        5,
      );
      await Promise.all(work());
      assert.equal(counts.scenarios, 10);
      await requireNothingLost(store, 'everybody', standing);
    });
  });
});
