import assert from 'node:assert/strict';
import { BOOKCASE, bookcaseBranches } from './testing/bookcase-branches.ts';

describe('starting a run on a branch', () => {
  it('reads the head as it stands when it begins, and says which move that was', async () => {
    const { call, commit, interpret, change, headOf, store } = bookcaseBranches();
    await commit('main', { snapshot: await interpret(BOOKCASE) });
    const first = await headOf('main');
    const { runId } = await call<{ runId: string }>('example.board-load.validate', { graph: 'shelf', branch: 'main' });
    await change('main', { 'book.atlas mass': 30 });
    const later = await call<{ runId: string; findingCounts: object }>('example.board-load.validate', {
      graph: 'shelf',
    });
    const [one, two] = await Promise.all([store.run('a', runId), store.run('a', later.runId)]);
    assert.ok(one && two);
    assert.equal(one.start.snapshot, first);
    assert.deepEqual(one.start.branch, { graph: 'shelf', branch: 'main', sequence: 1 });
    assert.deepEqual(two.start.branch, { graph: 'shelf', branch: 'main', sequence: 2 });
    assert.equal(two.start.snapshot, await headOf('main'));
    assert.equal(two.subject, 'shelf main');
  });

  it('is refused for a branch that is not there, and for two things to read at once', async () => {
    const { call, commit, interpret } = bookcaseBranches();
    const snapshot = await interpret(BOOKCASE);
    await commit('main', { snapshot });
    const start = (input: object) => call('example.board-load.validate', input);
    await assert.rejects(start({ graph: 'shelf', branch: 'mein' }), {
      code: 'branch.not-found',
      data: { near: 'main', graph: 'shelf', branch: 'mein' },
    });
    await assert.rejects(start({ graph: 'shelf', snapshot }), {
      code: 'input.invalid',
      errors: [{ pointer: '/snapshot', detail: 'Give a snapshot or a branch, not both.' }],
    });
    await assert.rejects(start({ branch: 'main' }), { code: 'input.invalid' });
  });
});
