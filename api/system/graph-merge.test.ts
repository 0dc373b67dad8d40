import assert from 'node:assert/strict';
import type { Assertion, Evidence } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { BOOKCASE, bookcaseBranches } from '../testing/bookcase-branches.ts';

interface Candidate {
  readonly says: string;
  readonly text: string;
  readonly along: number;
}

interface Merge {
  readonly merged: boolean;
  readonly branch: { readonly head: string; readonly purpose: string };
  readonly taken: number;
  readonly conflicts: readonly {
    readonly subject: string;
    readonly path: string;
    readonly name: string;
    readonly property: string;
    readonly candidates: readonly Candidate[];
    readonly base?: Candidate;
  }[];
  readonly resolutions: readonly object[];
}

describe('branches of a graph', () => {
  const begun = async () => {
    const shelf = bookcaseBranches();
    const snapshot = await shelf.interpret(BOOKCASE);
    await shelf.commit('main', { snapshot, purpose: 'As built' });
    const merge = (from: string, resolutions: readonly object[] = [], by?: string) =>
      shelf.call<Merge>('graph.merge', { graph: 'shelf', into: 'main', from, resolutions }, by);
    const valueOf = async (branch: string, subject: string, path: string) =>
      (await shelf.graphs.load('a', await shelf.headOf(branch))).graph.assertion(subject, path)?.value;
    return { ...shelf, snapshot, merge, valueOf };
  };

  it('are listed, scenarios with their purpose', async () => {
    const { call, commit, snapshot, change } = await begun();
    await commit('stronger', { from: 'main', purpose: 'What if the boards were stronger?' });
    await change('stronger', { 'board.lower loadLimit': 20 });
    const { branches } = await call<{ branches: { name: string; purpose: string; head: string }[] }>('graph.branches', {
      graph: 'shelf',
    });
    assert.deepEqual(
      branches.map(({ name, purpose, head }) => [name, purpose, head === snapshot]),
      [
        ['main', 'As built', true],
        ['stronger', 'What if the boards were stronger?', false],
      ],
    );
    await assert.rejects(call('graph.branches', { graph: 'none' }), { code: 'graph.not-found' });
    await assert.rejects(call('graph.branch', { graph: 'shelf', branch: 'strong' }), (error) => {
      assert.ok(error instanceof BverError && error.code === 'branch.not-found');
      assert.match(error.remedy, /stronger/);
      return true;
    });
  });

  it('come together where nobody disagrees', async () => {
    const { commit, change, merge, valueOf } = await begun();
    await commit('plan', { from: 'main' });
    await change('plan', { 'board.upper length': 0.9 });
    await change('main', { 'board.lower length': 1.1 });
    const { merged, taken, branch, conflicts } = await merge('plan');
    assert.deepEqual([merged, taken, conflicts, branch.purpose], [true, 1, [], 'As built']);
    assert.deepEqual(
      [await valueOf('main', 'board.upper', 'length'), await valueOf('main', 'board.lower', 'length')],
      [0.9, 1.1],
    );
    assert.equal((await merge('plan')).branch.head, branch.head, 'there is nothing more to take');
  });

  it('that disagree answer with conflicts in words, and come together by resolutions', async () => {
    const { commit, change, merge, valueOf, headOf } = await begun();
    await commit('plan', { from: 'main' });
    await change('plan', { 'board.upper length': 0.9, 'book.atlas board': 'board.lower' });
    await change('main', { 'board.upper length': 0.7, 'book.atlas board': 'board.none' });
    const before = await headOf('main');
    const { merged, conflicts, branch } = await merge('plan');
    assert.deepEqual([merged, branch.head], [false, before]);
    assert.deepEqual(
      conflicts.map(({ name, property, candidates, base }) => [
        name,
        property,
        candidates.map(({ text }) => text),
        base?.text,
      ]),
      [
        ['Upper', 'length', ['0.7 m', '0.9 m'], '80 cm'],
        ['Atlas', 'board', ['lower', 'board.none'], 'Upper'],
      ],
    );
    const [length, board] = conflicts;
    const resolve = (one: typeof length, text: string) => ({
      ...{ subject: one?.subject, path: one?.path, justification: 'Measured on site.' },
      chosen: [...(one?.candidates ?? []), ...(one?.base ? [one.base] : [])].find((c) => c.text === text)?.says,
    });
    const half = await merge('plan', [resolve(length, '0.9 m')]);
    assert.deepEqual([half.merged, half.conflicts.length, await headOf('main')], [false, 1, before]);
    const chosen = [resolve(length, '0.9 m'), resolve(board, 'Upper')];
    const done = await merge('plan', chosen, 'an engineer');
    assert.deepEqual(done.resolutions[0], {
      ...{ subject: 'board.upper', path: 'length', chosen: 'stated 0.9', rejected: ['stated 0.7'] },
      ...{ rule: 'decision', justification: 'Measured on site.', wasAttributedTo: 'an engineer' },
    });
    assert.deepEqual(
      [await valueOf('main', 'board.upper', 'length'), await valueOf('main', 'book.atlas', 'board')],
      [0.9, 'board.upper'],
    );
  });

  it('refuse resolutions of what is no conflict, each by its place', async () => {
    const { commit, change, merge } = await begun();
    await commit('plan', { from: 'main' });
    await change('plan', { 'board.upper length': 0.9 });
    await change('main', { 'board.upper length': 0.7 });
    const resolution = { subject: 'board.upper', path: 'length', chosen: 'stated 0.9', justification: 'j' };
    await assert.rejects(
      merge('plan', [resolution, { ...resolution, path: 'mass' }, { ...resolution, chosen: 'stated 5' }]),
      (error) => {
        assert.ok(error instanceof BverError && error.code === 'input.invalid');
        assert.deepEqual(
          error.errors.map(({ pointer }) => pointer),
          ['/resolutions/1', '/resolutions/2'],
        );
        return true;
      },
    );
    await assert.rejects(merge('plan', [{ ...resolution, justification: '' }]), { code: 'input.invalid' });
  });

  it('take a change set that was made before they moved, unless it meets what was changed since', async () => {
    const { commit, change, noted, snapshot, valueOf } = await begun();
    const changeSet = await noted(snapshot, { 'board.upper length': 0.85 });
    await change('main', { 'board.lower length': 1.1 });
    await assert.rejects(commit('main', { expected: snapshot, changeSet }), { code: 'graph.conflict' });
    await commit('main', { changeSet, rebase: true });
    assert.deepEqual(
      [await valueOf('main', 'board.upper', 'length'), await valueOf('main', 'board.lower', 'length')],
      [0.85, 1.1],
    );
    await change('main', { 'board.upper length': 0.7 });
    await assert.rejects(commit('main', { changeSet, rebase: true }), {
      code: 'graph.precondition',
      data: { subject: 'board.upper', path: 'length' },
    });
    await assert.rejects(commit('nowhere', { changeSet, rebase: true }), { code: 'branch.not-found' });
  });

  it('take nothing that does not quote its source', async () => {
    const { commit, proposed, snapshot, headOf, graphs } = await begun();
    const { graph } = await graphs.load('a', snapshot);
    const length = graph.assertion('board.upper', 'length');
    assert.ok(length);
    const refused = async (changes: Partial<Assertion>, problem: RegExp): Promise<void> => {
      const changeSet = await proposed(snapshot, [{ op: 'assert', assertion: { ...length, ...changes } }]);
      for (const rebase of [true, false]) {
        const committing = commit('main', { expected: snapshot, changeSet, rebase });
        await assert.rejects(
          committing,
          (error: BverError) => error.code === 'model.evidence' && problem.test(error.message),
        );
      }
    };
    await refused({ value: 0.85 }, /board\.upper length: line 3, column 39.*“80”/);
    await refused({ evidence: [] }, /quotes nothing/);
    await refused(
      { evidence: [{ ...length.evidence[0], source: 'f'.repeat(16) } as Evidence] },
      /none of the documents/,
    );
    await refused({ unit: 'kg' }, /kg, a unit of Mass, and is of the kind Length/);
    await refused({ state: 'derived', evidence: [] }, /derived from nothing/);
    await refused({ uncertainty: { lower: 1, upper: 2 } }, /not within its bounds/);
    assert.equal(await headOf('main'), snapshot);
  });

  it('say where a change set that was written by hand is none', async () => {
    const { commit, proposed, snapshot } = await begun();
    const changeSet = await proposed(snapshot, [{ op: 'assert', assertion: { subject: 'a', path: 'b' } as Assertion }]);
    await assert.rejects(commit('main', { expected: snapshot, changeSet }), /forward\.0\.assertion\./);
  });

  it('are moved by nothing that is no change set', async () => {
    const { commit, call, headOf } = await begun();
    const { digest } = await call<{ digest: string }>('documents.put', { name: 'note.txt', text: 'A line.\n' });
    const expected = await headOf('main');
    await assert.rejects(commit('main', { expected, changeSet: digest }), { code: 'operation.not-applicable' });
    await assert.rejects(commit('main', { expected }), { code: 'input.missing' });
  });

  it('of another tenant are not there', async () => {
    const { broker } = await begun();
    const other = { caller: { tenant: 'b', subject: 'somebody' } };
    for (const operation of ['graph.branch', 'graph.history']) {
      await assert.rejects(broker.invoke(operation, { graph: 'shelf', branch: 'main' }, other), {
        code: 'branch.not-found',
      });
    }
    const merge = { graph: 'shelf', into: 'main', from: 'main' };
    await assert.rejects(broker.invoke('graph.merge', merge, other), { code: 'branch.not-found' });
    await assert.rejects(broker.invoke('graph.branches', { graph: 'shelf' }, other), { code: 'graph.not-found' });
  });
});
