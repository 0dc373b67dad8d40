import assert from 'node:assert/strict';
import { BOOKCASE, bookcaseBranches } from '../testing/bookcase-branches.ts';

interface Conflicted {
  readonly conflicts: readonly {
    readonly name: string;
    readonly property: string;
    readonly candidates: readonly { readonly says: string; readonly text: string }[];
  }[];
}
interface Scenarios {
  readonly branches: readonly {
    readonly name: string;
    readonly base?: string;
    readonly scenario?: {
      readonly changes: { readonly changed: number };
      readonly behind: { readonly changed: number };
      readonly elements: readonly string[];
    };
  }[];
}

async function world() {
  const branches = bookcaseBranches();
  await branches.commit('main', { snapshot: await branches.interpret(BOOKCASE) });
  const graph = 'shelf';
  return {
    ...branches,
    begin: (name: string, purpose = 'Try it') =>
      branches.call('graph.scenario', { graph, branch: 'main', name, purpose }),
    scenarios: async () => (await branches.call<Scenarios>('graph.scenarios', { graph })).branches,
    rebase: (branch: string, resolutions: readonly object[] = []) =>
      branches.call<Conflicted & { merged: boolean }>('graph.rebase', { graph, branch, resolutions }),
    revert: (branch: string, sequence: number, resolutions: readonly object[] = []) =>
      branches.call<Conflicted & { reverted: boolean; branch: { head: string } }>('graph.revert', {
        graph,
        branch,
        sequence,
        resolutions,
      }),
    set: (branch: string, subject: string, path: string, value: string, more: object = {}) =>
      branches.commit(branch, { changes: [{ subject, path, value }], message: 'Decided', ...more }),
    compare: (branch: string, more: object = {}) =>
      branches.call<{
        elements: {
          name: string;
          values: { property: string; before?: { text: string }; after?: { text: string } }[];
        }[];
      }>('graph.compare', { graph, branch, ...more }),
    valueOf: async (branch: string, subject: string, path: string) =>
      (await branches.graphs.load('a', await branches.headOf(branch))).graph.assertion(subject, path)?.value,
  };
}

describe('a scenario', () => {
  it('stands beside the branch that it is a scenario of, with what each changes', async () => {
    const { begin, set, scenarios } = await world();
    await begin('oak');
    await begin('none');
    await set('oak', 'board.upper', 'length', '90 cm');
    await set('main', 'board.lower', 'length', '1.1 m');
    await set('main', 'board.lower', 'loadLimit', '6 kg');
    const told = (await scenarios()).map(({ name, base, scenario }) => [
      ...[name, base, scenario?.changes.changed, scenario?.elements.join(), scenario?.behind.changed],
    ]);
    assert.deepEqual(told, [
      ['main', undefined, undefined, undefined, undefined],
      ['none', 'main', 0, '', 2],
      ['oak', 'main', 1, 'Upper', 2],
    ]);
  });

  it('is compared with its base by what it changes itself, and with where another branch stands', async () => {
    const { begin, set, compare } = await world();
    await begin('oak');
    await set('oak', 'board.upper', 'length', '90 cm');
    await set('main', 'board.lower', 'length', '1.1 m');
    const words = async (more: object = {}) =>
      (await compare('oak', more)).elements.map(({ name, values: [value] }) => [
        name,
        value?.before?.text,
        value?.after?.text,
      ]);
    assert.deepEqual(await words(), [['Upper', '80 cm', '90 cm']]);
    assert.deepEqual(await words({ with: 'main' }), [
      ['lower', '1.1 m', '1 m'],
      ['Upper', '80 cm', '90 cm'],
    ]);
  });

  it('is brought up to its base, and then stands on top of it', async () => {
    const { begin, set, rebase, scenarios, compare, valueOf } = await world();
    await begin('oak');
    await set('oak', 'board.upper', 'length', '90 cm');
    await set('main', 'board.lower', 'length', '1.1 m');
    assert.equal((await rebase('oak')).merged, true);
    assert.equal(await valueOf('oak', 'board.lower', 'length'), 1.1);
    const oak = (await scenarios()).find(({ name }) => name === 'oak')?.scenario;
    assert.deepEqual([oak?.changes.changed, oak?.behind.changed], [1, 0]);
    assert.equal((await compare('oak', { with: 'main' })).elements.length, 1);
  });

  it('asks where both changed the same value, and goes by the decision', async () => {
    const { begin, set, rebase, valueOf, headOf } = await world();
    await begin('oak');
    await set('oak', 'board.upper', 'length', '90 cm');
    await set('main', 'board.upper', 'length', '70 cm');
    const before = await headOf('oak');
    const { conflicts } = await rebase('oak');
    assert.equal(await headOf('oak'), before);
    const [conflict] = conflicts;
    assert.deepEqual([conflict?.name, conflict?.property], ['Upper', 'length']);
    const chosen = conflict?.candidates.find(({ text }) => text === '90 cm')?.says;
    await rebase('oak', [
      { subject: 'board.upper', path: 'length', chosen, justification: 'The scenario is about it' },
    ]);
    assert.equal(await valueOf('oak', 'board.upper', 'length'), 0.9);
  });

  it('ends when it is closed; its history stays, and another may take its name', async () => {
    const { begin, set, call, headOf, scenarios } = await world();
    await begin('oak');
    await set('oak', 'board.upper', 'length', '90 cm');
    await assert.rejects(call('graph.close', { graph: 'shelf', branch: 'oak', expected: await headOf('main') }), {
      code: 'graph.conflict',
    });
    await call('graph.close', { graph: 'shelf', branch: 'oak', message: 'Too long' });
    await assert.rejects(headOf('oak'), { code: 'branch.not-found' });
    assert.deepEqual(
      (await scenarios()).map(({ name }) => name),
      ['main'],
    );
    const history = async () =>
      (await call<{ history: { message: string }[] }>('graph.history', { graph: 'shelf', branch: 'oak' })).history.map(
        ({ message }) => message,
      );
    assert.deepEqual(await history(), ['Too long', 'Decided', 'Try it', '']);
    await begin('oak', 'Again');
    assert.deepEqual(await history(), ['Again', ''], 'the history of the new one is its own');
  });

  it('is not begun under a name that is taken, nor beside nothing', async () => {
    const { begin, set, call } = await world();
    await begin('oak');
    await begin('oak', 'Try it');
    await set('oak', 'board.upper', 'length', '90 cm');
    await assert.rejects(begin('oak'), { code: 'graph.conflict' });
    await assert.rejects(begin('main'), { code: 'graph.conflict' });
    await assert.rejects(call('graph.scenario', { graph: 'shelf', branch: 'mian', name: 'x' }), {
      code: 'branch.not-found',
    });
    await assert.rejects(call('graph.rebase', { graph: 'shelf', branch: 'main' }), {
      code: 'operation.not-applicable',
    });
  });
});

describe('undoing a move', () => {
  it('takes back what it changed, and keeps what came after', async () => {
    const { set, revert, valueOf, call } = await world();
    await set('main', 'board.upper', 'length', '90 cm');
    await set('main', 'board.lower', 'length', '1.1 m');
    assert.equal((await revert('main', 2)).reverted, true);
    assert.equal(await valueOf('main', 'board.upper', 'length'), 0.8);
    assert.equal(await valueOf('main', 'board.lower', 'length'), 1.1);
    const { history } = await call<{ history: { message: string; reverts?: number }[] }>('graph.history', {
      graph: 'shelf',
      branch: 'main',
    });
    assert.deepEqual([history[0]?.message, history[0]?.reverts], ['Reverted move 2: Decided', 2]);
    await revert('main', 4);
    assert.equal(await valueOf('main', 'board.upper', 'length'), 0.9, 'a revert can be reverted');
  });

  it('leads back to the very snapshot where nothing came after', async () => {
    const { set, revert, headOf } = await world();
    const before = await headOf('main');
    await set('main', 'board.upper', 'length', '90 cm');
    assert.equal((await revert('main', 2)).branch.head, before);
  });

  it('asks where the value was changed again since, and moves nothing until that is decided', async () => {
    const { set, revert, valueOf, headOf } = await world();
    await set('main', 'board.upper', 'length', '90 cm');
    await set('main', 'board.upper', 'length', '1 m');
    const before = await headOf('main');
    const { reverted, conflicts } = await revert('main', 2);
    assert.equal(reverted, false);
    assert.equal(await headOf('main'), before);
    assert.deepEqual(
      conflicts[0]?.candidates.map(({ text }) => text),
      ['80 cm', '1 m'],
    );
    await assert.rejects(
      revert('main', 2, [{ subject: 'board.upper', path: 'length', chosen: 'x', justification: 'y' }]),
      { code: 'input.invalid' },
    );
    const chosen = conflicts[0].candidates[0]?.says;
    await revert('main', 2, [{ subject: 'board.upper', path: 'length', chosen, justification: 'It was right' }]);
    assert.equal(await valueOf('main', 'board.upper', 'length'), 0.8);
  });

  it('takes back what a merge brought', async () => {
    const { begin, set, call, revert, valueOf } = await world();
    await begin('oak');
    await set('oak', 'board.upper', 'length', '90 cm');
    await set('main', 'board.lower', 'length', '1.1 m');
    await call('graph.merge', { graph: 'shelf', into: 'main', from: 'oak' });
    await revert('main', 3);
    assert.equal(await valueOf('main', 'board.upper', 'length'), 0.8);
    assert.equal(await valueOf('main', 'board.lower', 'length'), 1.1);
  });

  it('is refused for a move that is not there, and for the one that made the branch', async () => {
    const { revert } = await world();
    await assert.rejects(revert('main', 2), { code: 'move.not-found' });
    await assert.rejects(revert('main', 1), { code: 'operation.not-applicable' });
  });
});

describe('committing', () => {
  it('takes changes that are given with it, on top of what others changed', async () => {
    const { set, headOf, valueOf } = await world();
    const base = await headOf('main');
    await set('main', 'board.upper', 'length', '90 cm');
    await set('main', 'board.lower', 'length', '1.1 m', { expected: base, rebase: true });
    await assert.rejects(set('main', 'board.lower', 'length', '1.2 m', { expected: base }), { code: 'graph.conflict' });
    await assert.rejects(set('main', 'board.lower', 'length', '1.2 m', { expected: base, rebase: true }), {
      code: 'graph.precondition',
    });
    await assert.rejects(set('main', 'board.lower', 'length', '1.2 m', { message: '' }), { code: 'input.missing' });
    assert.equal(await valueOf('main', 'board.lower', 'length'), 1.1);
  });

  it('takes what a run left, and says by which run in the history', async () => {
    const { run, commit, headOf, call, interpret } = await world();
    const text = BOOKCASE.replace('80 cm', '95 cm');
    const { runId, snapshot } = await run('example.bookcase.interpret', { documents: [{ name: 'b.shelf', text }] });
    await commit('main', { run: runId, expected: await headOf('main') });
    assert.equal(await headOf('main'), snapshot);
    const { history } = await call<{ history: { run?: { runId: string } }[] }>('graph.history', {
      graph: 'shelf',
      branch: 'main',
    });
    assert.equal(history[0]?.run?.runId, runId);
    await interpret(text);
    const judged = await run('example.board-load.validate', { graph: 'shelf' });
    await assert.rejects(commit('main', { run: judged.runId, expected: await headOf('main') }), {
      code: 'operation.not-applicable',
    });
    await assert.rejects(commit('main', { run: 'nobody' }), { code: 'run.not-found' });
  });

  it('tells where what was changed does not keep to the taxonomy, and the whole is checked on demand', async () => {
    const { change, call, headOf } = await world();
    interface Committed {
      readonly malformed?: readonly {
        readonly id: string;
        readonly subject: string;
        readonly near: readonly string[];
      }[];
    }
    const { malformed } = (await change('main', {
      'board.upper lenght': 1,
      'book.atlas board': 'board.x',
    })) as Committed;
    assert.deepEqual(
      malformed?.map(({ id, subject, near }) => [id, subject, near.join()]),
      [
        ['property.unknown', 'board.upper', 'length'],
        ['reference.dangling', 'book.atlas', ''],
      ],
    );
    const check = (pageToken?: string) =>
      call<{ total: number; nextPageToken?: string }>('graph.check', {
        snapshot,
        pageSize: 1,
        ...(pageToken === undefined ? {} : { pageToken }),
      });
    const snapshot = await headOf('main');
    assert.deepEqual(
      [(await check()).total, (await check()).nextPageToken, (await check('1')).nextPageToken],
      [2, '1', undefined],
    );
  });
});
