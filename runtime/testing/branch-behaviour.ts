import assert from 'node:assert/strict';
import { sha256 } from '../sha256.ts';
import type { MoveNote } from '../store/branch-move.ts';
import type { Store } from '../store/store.ts';
import { sampleAssertions, sampleSnapshot } from './samples.ts';

const note: MoveNote = { by: 'somebody', message: 'A step on' };

/** What every store does with branches. Registers mocha tests. */
export function keepsBranches(open: () => { readonly store: Store; readonly tenant: string }): void {
  /** Snapshots of that many things, each made from the one before it. */
  const snapshots = async (...things: number[]): Promise<string[]> => {
    const { store, tenant } = open();
    const digests: string[] = [];
    for (const count of things) {
      const { contents, manifest } = sampleSnapshot(sampleAssertions(count));
      await store.putContents(tenant, contents);
      await store.putSnapshot(tenant, manifest, digests.slice(-1));
      digests.push(manifest.digest);
    }
    return digests;
  };
  const to = (head: string, name = 'main') => ({ graph: 'g', name, head, purpose: 'test' });

  it('moves a branch by compare and swap', async () => {
    const { store, tenant } = open();
    const [a = '', b = '', c = ''] = await snapshots(1, 2, 3);
    const move = (head: string, expected?: string) => store.moveBranch(tenant, to(head), expected, note);
    assert.equal(await move(a, b), undefined, 'a branch that is not there has no head');
    assert.equal(await move(a), a);
    assert.equal(await move(b), a, 'it is there already');
    const answers = await Promise.all([move(b, a), move(c, a)]);
    assert.equal(new Set(answers).size, 1, 'one of two wins, and both are told which');
    assert.deepEqual(await store.branch(tenant, 'g', 'main'), to(answers[0] ?? ''));
    assert.equal(await store.branch('somebody else', 'g', 'main'), undefined);
    await assert.rejects(move(sha256('not stored'), answers[0]), { code: 'snapshot.not-found' });
  });

  it('lists the branches of a graph', async () => {
    const { store, tenant } = open();
    const [head = ''] = await snapshots(1);
    for (const name of ['plan b', 'main', 'Plan A']) await store.moveBranch(tenant, to(head, name), undefined, note);
    await store.moveBranch(tenant, { ...to(head), graph: 'another' }, undefined, note);
    assert.deepEqual(
      await store.branches(tenant, 'g'),
      ['Plan A', 'main', 'plan b'].map((name) => to(head, name)),
    );
    assert.deepEqual(await store.branches('somebody else', 'g'), []);
  });

  it('writes down each move of a branch, and none that did not happen', async () => {
    const { store, tenant } = open();
    const [a = '', b = '', c = ''] = await snapshots(1, 2, 3);
    const resolution = { subject: 's', path: 'p', chosen: '1', rejected: ['2'], rule: 'r', justification: 'j' };
    const merged: MoveNote = {
      ...note,
      changeSet: sha256('change'),
      reverts: 1,
      origin: { branch: 'plan', sequence: 7 },
      resolutions: [{ ...resolution, wasAttributedTo: 'somebody' }],
    };
    const since = Date.now() - 1000;
    await store.moveBranch(tenant, to(a), undefined, note);
    await store.moveBranch(tenant, to(b), a, merged);
    await store.moveBranch(tenant, to(c), a, note);
    await store.moveBranch(tenant, to(c), undefined, note);
    await store.moveBranch(tenant, to(a), b, { by: 'another', message: 'Back' });
    const log = await store.branchLog(tenant, 'g', 'main', { limit: 10 });
    for (const { at } of log) assert.ok(Date.parse(at) >= since);
    const branch = { graph: 'g', branch: 'main' };
    assert.deepEqual(
      log.map((move) => ({ ...move, at: '' })),
      [
        { ...branch, sequence: 3, from: b, to: a, by: 'another', message: 'Back', at: '' },
        { ...branch, sequence: 2, from: a, to: b, ...merged, at: '' },
        { ...branch, sequence: 1, to: a, ...note, at: '' },
      ],
    );
    const page = await store.branchLog(tenant, 'g', 'main', { before: 3, limit: 1 });
    assert.deepEqual(page, log.slice(1, 2));
    assert.deepEqual(await store.branchLog('somebody else', 'g', 'main', { limit: 10 }), []);
  });

  it('ends a branch that stands where it is expected, and keeps its log', async () => {
    const { store, tenant } = open();
    const [a = '', b = ''] = await snapshots(1, 2);
    const branch = { graph: 'g', name: 'plan' };
    await store.moveBranch(tenant, { ...to(a, 'plan'), base: 'main' }, undefined, note);
    assert.equal((await store.branch(tenant, 'g', 'plan'))?.base, 'main');
    await store.moveBranch(tenant, to(b, 'plan'), a, note);
    const close = (expected: string) =>
      store.closeBranch(tenant, branch, expected, { by: 'somebody', message: 'Done' });
    assert.equal(await close(a), false, 'it has moved');
    assert.equal(await store.closeBranch('somebody else', branch, b, note), false);
    assert.deepEqual((await Promise.all([close(b), close(b)])).sort(), [false, true]);
    assert.equal(await store.branch(tenant, 'g', 'plan'), undefined);
    assert.deepEqual(await store.branches(tenant, 'g'), []);
    assert.equal(await store.moveBranch(tenant, to(a, 'plan'), b, note), undefined, 'it has no head any more');
    assert.equal(await store.moveBranch(tenant, to(a, 'plan'), undefined, note), a, 'another one of its name');
    const log = await store.branchLog(tenant, 'g', 'plan', { limit: 10 });
    assert.deepEqual(
      log.map(({ sequence, from, to: head, closed, message }) => ({ sequence, from, head, closed, message })),
      [
        { sequence: 4, from: undefined, head: a, closed: undefined, message: 'A step on' },
        { sequence: 3, from: b, head: b, closed: true, message: 'Done' },
        { sequence: 2, from: a, head: b, closed: undefined, message: 'A step on' },
        { sequence: 1, from: undefined, head: a, closed: undefined, message: 'A step on' },
      ],
    );
  });

  it('numbers the moves of simultaneous committers without gaps', async () => {
    const { store, tenant } = open();
    const heads = await snapshots(1, 2, 3, 4, 5, 6);
    const [first = ''] = heads;
    await store.moveBranch(tenant, to(first), undefined, note);
    const commit = async (head: string): Promise<void> => {
      for (;;) {
        const expected = (await store.branch(tenant, 'g', 'main'))?.head;
        if ((await store.moveBranch(tenant, to(head), expected, { ...note, message: head })) === head) return;
      }
    };
    await Promise.all(heads.slice(1).map(commit));
    const log = (await store.branchLog(tenant, 'g', 'main', { limit: 10 })).toReversed();
    assert.deepEqual(
      log.map(({ sequence }) => sequence),
      [1, 2, 3, 4, 5, 6],
    );
    log.slice(1).forEach(({ from }, i) => assert.equal(from, log[i]?.to));
  });

  it('tells where a snapshot comes from', async () => {
    const { store, tenant } = open();
    const [a = '', b = '', c = ''] = await snapshots(1, 2, 3);
    const { contents, manifest } = sampleSnapshot(sampleAssertions(4));
    await store.putContents(tenant, contents);
    await store.putSnapshot(tenant, manifest, [c, a, sha256('not stored')]);
    await store.putSnapshot(tenant, manifest, []);
    const lineage = await store.lineage(tenant, [manifest.digest, sha256('not stored either')]);
    assert.deepEqual(Object.fromEntries(lineage), {
      [manifest.digest]: [c, a, sha256('not stored')],
      [c]: [b],
      [b]: [a],
      [a]: [],
    });
    assert.equal((await store.lineage('somebody else', [a])).size, 0);
  });
}
