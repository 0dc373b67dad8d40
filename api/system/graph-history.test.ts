import assert from 'node:assert/strict';
import type { HistoryEntry } from '../history/history-entry.ts';
import { BOOKCASE, bookcaseBranches } from '../testing/bookcase-branches.ts';

interface History {
  readonly history: readonly HistoryEntry[];
  readonly nextPageToken?: string;
}

describe('graph.history', () => {
  const shelf = bookcaseBranches();
  const { call, run, interpret, commit, change, headOf } = shelf;
  const history = (branch: string, input: object = {}) =>
    call<History>('graph.history', { graph: 'shelf', branch, ...input });
  let moves: { changeSet?: string; runId: string };

  before(async () => {
    const snapshot = await interpret(BOOKCASE);
    await commit('main', { snapshot, message: 'Drawn' }, 'a draughtsman');
    await change('main', { 'board.upper length': 0.9 }, 'an engineer', 'Longer');
    await commit('plan', { from: 'main', purpose: 'Move books', message: 'A scenario' }, 'a planner');
    const made = await run('example.arrangement.generate', { snapshot: await headOf('plan') });
    moves = made;
    const { changeSet } = made;
    await commit('plan', { expected: await headOf('plan'), changeSet, message: 'Rearranged' }, 'a planner');
    await change('plan', { 'board.upper length': 1 }, 'a planner', 'Longer still');
    await change('main', { 'board.upper length': 0.7, 'board.lower length': 1.2 }, 'an engineer', 'Shorter');
    const resolution = { subject: 'board.upper', path: 'length', chosen: 'stated 1', justification: 'Room for it.' };
    await call(
      'graph.merge',
      { graph: 'shelf', into: 'main', from: 'plan', resolutions: [resolution], message: 'As planned' },
      'the owner',
    );
  });

  it('of a branch tells each move: who, why, by which run, and how much it changed', async () => {
    const { history: all } = await history('main');
    assert.deepEqual(
      all.map(({ sequence, by, message, counts }) => [sequence, by, message, counts]),
      [
        [4, 'the owner', 'As planned', { added: 0, removed: 0, changed: 2, restated: 0 }],
        [3, 'an engineer', 'Shorter', { added: 0, removed: 0, changed: 2, restated: 0 }],
        [2, 'an engineer', 'Longer', { added: 0, removed: 0, changed: 1, restated: 0 }],
        [1, 'a draughtsman', 'Drawn', { added: 29, removed: 0, changed: 0, restated: 0 }],
      ],
    );
    assert.deepEqual(all[0]?.origin, { branch: 'plan', sequence: 3 });
    assert.deepEqual(
      all[0].resolutions.map(({ chosen, rejected, wasAttributedTo }) => [chosen, rejected, wasAttributedTo]),
      [['stated 1', ['stated 0.7'], 'the owner']],
    );
    assert.equal(all[3]?.run?.primitive, 'example.bookcase.interpret');
  });

  it('of a scenario goes on in the branch that it was made from', async () => {
    const { history: all } = await history('plan');
    assert.deepEqual(
      all.map(({ branch, sequence, message, counts: { added, changed } }) => [
        branch,
        sequence,
        message,
        added + changed,
      ]),
      [
        ['plan', 3, 'Longer still', 1],
        ['plan', 2, 'Rearranged', 1],
        ['plan', 1, 'A scenario', 0],
        ['main', 2, 'Longer', 1],
        ['main', 1, 'Drawn', 29],
      ],
    );
    assert.deepEqual(all[1]?.run, {
      runId: moves.runId,
      primitive: 'example.arrangement.generate',
      version: '1.0.0',
    });
  });

  it('of a value has the moves that changed it, with before and after in words', async () => {
    const { history: all } = await history('main', { subject: 'board.upper', path: 'length' });
    assert.deepEqual(
      all.map(({ by, elements }) => {
        const [value] = elements?.[0]?.values ?? [];
        return [by, value?.change, value?.before?.text, value?.after?.text];
      }),
      [
        ['the owner', 'changed', '0.7 m', '1 m'],
        ['an engineer', 'changed', '0.9 m', '0.7 m'],
        ['an engineer', 'changed', '80 cm', '0.9 m'],
        ['a draughtsman', 'added', undefined, '80 cm'],
      ],
    );
    const { history: merged } = await history('main', { subject: 'book.lexicon', path: 'board' });
    assert.deepEqual(
      merged.map(({ by, elements }) => [by, elements?.[0]?.values[0]?.after?.text]),
      [
        ['the owner', 'Upper'],
        ['a draughtsman', 'lower'],
      ],
    );
  });

  it('of a value quotes what says it after each move, and follows a merge to the move that made it', async () => {
    const { history: all } = await history('main', { subject: 'board.upper', path: 'length' });
    assert.deepEqual(
      all.map(({ quotations, madeBy }) => [quotations?.map(({ place, exact }) => `${exact}: ${place}`), madeBy]),
      [
        [
          ['1: note.json, /board.upper length'],
          { branch: 'plan', sequence: 3, by: 'a planner', message: 'Longer still' },
        ],
        [['0.7: note.json, /board.upper length'], undefined],
        [['0.9: note.json, /board.upper length'], undefined],
        [['80: b.shelf:3:39'], undefined],
      ],
    );
    const [quotation] = all[0]?.quotations ?? [];
    const { exact } = await call<{ exact: string }>('refs.read', { uri: quotation?.ref });
    assert.equal(exact, '1');
    const { history: moved } = await history('main', { subject: 'book.lexicon', path: 'board' });
    assert.deepEqual(moved[0]?.madeBy, { branch: 'plan', sequence: 2, by: 'a planner', message: 'Rearranged' });
  });

  it('of an element has everything about it, its ports included', async () => {
    const { history: all } = await history('main', { subject: 'board.lower' });
    assert.deepEqual(
      all.map(({ message, elements }) => [message, elements?.[0]?.change, elements?.[0]?.values.length]),
      [
        ['Shorter', 'changed', 1],
        ['Drawn', 'added', 6],
      ],
    );
  });

  it('comes page by page, across branches', async () => {
    const whole = (await history('plan')).history;
    const seen: HistoryEntry[] = [];
    let pageToken: string | undefined;
    do {
      const page: History = await history('plan', { pageSize: 2, ...(pageToken ? { pageToken } : {}) });
      seen.push(...page.history);
      pageToken = page.nextPageToken;
    } while (pageToken !== undefined);
    assert.deepEqual(seen, whole);
  });

  it('is refused for what never was there, with what is near', async () => {
    await assert.rejects(history('main', { subject: 'board.uper' }), { code: 'subject.not-found' });
    await assert.rejects(history('main', { subject: 'board.upper', path: 'lenght' }), { code: 'subject.not-found' });
    await assert.rejects(history('main', { path: 'length' }), { code: 'input.invalid' });
    await assert.rejects(history('main', { pageToken: 'x' }), { code: 'input.invalid' });
    await assert.rejects(history('none'), { code: 'branch.not-found' });
  });

  it('of a value follows a merge behind a merge, and names no move where the merge decided otherwise', async () => {
    await commit('deep', { from: 'main', message: 'A scenario' });
    await commit('deeper', { from: 'deep', message: 'A scenario of that' });
    await change('deeper', { 'board.lower length': 1.4, 'board.upper length': 1.5 }, 'a carpenter', 'Both longer');
    await call('graph.merge', { graph: 'shelf', into: 'deep', from: 'deeper', message: 'Taken up' });
    await change('main', { 'board.upper length': 1.6 }, 'an engineer', 'Another length');
    const resolution = { subject: 'board.upper', path: 'length', chosen: 'stated 1.6', justification: 'Measured.' };
    await call('graph.merge', { graph: 'shelf', into: 'main', from: 'deep', resolutions: [resolution] });
    const { history: lower } = await history('main', { subject: 'board.lower', path: 'length' });
    assert.deepEqual(lower[0]?.madeBy, { branch: 'deeper', sequence: 2, by: 'a carpenter', message: 'Both longer' });
    const { history: upper } = await history('main', { subject: 'board.upper', path: 'length' });
    assert.deepEqual([upper[0]?.message, upper[0]?.madeBy], ['Another length', undefined]);
  });
});
