import assert from 'node:assert/strict';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Values } from '../testing/branch-under-test.ts';
import { branchesUnderTest } from '../testing/branch-under-test.ts';
import { mergeBranches } from './merge-branches.ts';

describe('merging branches', () => {
  const begun = { 'a length': 1, 'a mass': 1, 'b length': 1 };
  const world = () => {
    const store = createMemoryStore();
    const branches = branchesUnderTest(store, 't');
    const merge = (from: string, into: string, chosen: Readonly<Record<string, string>> = {}) =>
      mergeBranches({ store, graphs: branches.graphs }, 't', {
        ...{ graph: 'g', into, from, by: 'somebody', message: 'Merged' },
        decisions: Object.entries(chosen).map(([key, says]) => {
          const [subject = '', path = ''] = key.split(' ');
          return { subject, path, chosen: says, rule: 'decision', justification: 'j', wasAttributedTo: 'somebody' };
        }),
      });
    const standing = async (name: string): Promise<Values> => branches.valuesOf(await branches.headOf(name));
    const log = (name: string) => store.branchLog('t', 'g', name, { limit: 100 });
    return { ...branches, store, merge, standing, log };
  };

  it('brings together what both did, and says where it came from', async () => {
    const { begin, fork, commit, merge, standing, log } = world();
    await begin('main', begun);
    await fork('plan', 'main');
    await commit('plan', { 'a length': 2, 'c length': 3 });
    await commit('main', { 'a mass': 4, 'b length': undefined });
    const { taken, conflicts, branch } = await merge('plan', 'main');
    assert.deepEqual([taken, conflicts], [2, []]);
    assert.deepEqual(await standing('main'), { 'a length': 2, 'a mass': 4, 'c length': 3 });
    const [last] = await log('main');
    assert.deepEqual([last?.to, last?.origin], [branch.head, { branch: 'plan', sequence: 2 }]);
  });

  it('goes straight on where only the other one moved, and stays where there is nothing new', async () => {
    const { begin, fork, commit, merge, headOf, log } = world();
    await begin('main', begun);
    await fork('plan', 'main');
    await merge('plan', 'main');
    assert.equal((await log('main')).length, 1);
    await commit('plan', { 'a length': 2 });
    assert.equal((await merge('plan', 'main')).branch.head, await headOf('plan'));
    await commit('main', { 'a mass': 2 });
    assert.equal((await merge('plan', 'main')).branch.head, await headOf('main'));
    assert.equal((await log('main')).length, 3);
  });

  it('moves nothing while a conflict is open, and writes down how each was decided', async () => {
    const { begin, fork, commit, merge, headOf, standing, log } = world();
    await begin('main', begun);
    await fork('plan', 'main');
    await commit('plan', { 'a length': 2, 'a mass': 7 });
    await commit('main', { 'a length': 3, 'a mass': undefined });
    const before = await headOf('main');
    const open = await merge('plan', 'main', { 'a length': 'stated 2' });
    assert.deepEqual(
      open.conflicts.map(({ path, candidates, base }) => [path, candidates.map(({ says }) => says), base?.says]),
      [['mass', ['nothing', 'stated 7'], 'stated 1']],
    );
    assert.equal(await headOf('main'), before);
    const chosen = { 'a length': 'stated 2', 'a mass': 'nothing' };
    const unfit = await merge('plan', 'main', { ...chosen, 'b length': 'stated 1' });
    assert.deepEqual([unfit.unfit.length, await headOf('main')], [1, before]);
    await merge('plan', 'main', chosen);
    assert.deepEqual(await standing('main'), { 'a length': 2, 'b length': 1 });
    const [last] = await log('main');
    assert.deepEqual(
      last?.resolutions?.map(({ path, chosen: says, rejected }) => [path, says, rejected]),
      [
        ['length', 'stated 2', ['stated 3']],
        ['mass', 'nothing', ['stated 7']],
      ],
    );
    assert.deepEqual((await merge('plan', 'main', chosen)).unfit, [], 'asked again, it is done already');
  });

  it('does not bring back what was taken back', async () => {
    const { begin, fork, commit, move, headOf, merge, standing } = world();
    const first = await begin('main', begun);
    await commit('main', { 'a length': 9 });
    await fork('plan', 'main');
    await move('main', first, await headOf('main'));
    await commit('plan', { 'b length': 2 });
    await merge('plan', 'main');
    assert.deepEqual(await standing('main'), { ...begun, 'b length': 2 });
  });

  it('asks where lines have crossed and decided differently, rather than choose in silence', async () => {
    const { begin, fork, commit, merge, standing, move, headOf } = world();
    await begin('main', begun);
    await fork('plan', 'main');
    await commit('main', { 'a length': 2 });
    await commit('plan', { 'a mass': 2 });
    await fork('main before', 'main');
    await merge('plan', 'main');
    await merge('main before', 'plan');
    await commit('plan', { 'a length': 1 });
    await commit('main', { 'b length': 5 });
    const { sides, conflicts } = await merge('plan', 'main');
    assert.ok(sides.bases.length > 1);
    assert.deepEqual(
      conflicts.map(({ subject, path, base }) => [subject, path, base]),
      [['a', 'length', undefined]],
    );
    await merge('plan', 'main', { 'a length': 'stated 1' });
    assert.deepEqual(await standing('main'), { 'a length': 1, 'a mass': 2, 'b length': 5 });
    await move('plan', await headOf('main'), await headOf('plan'));
  });

  it('knows what branches go back to that were made from snapshots alone', async () => {
    const { begin, graphs, changeOf, move, merge, standing } = world();
    const first = await begin('main', begun);
    const made = async (values: Values): Promise<string> =>
      (await graphs.apply('t', first, await changeOf(first, values))).digest;
    await move('one', await made({ 'a length': 2 }), undefined);
    await move('two', await made({ 'a length': 3, 'a mass': 3 }), undefined);
    assert.deepEqual((await merge('one', 'two')).sides.bases, [first]);
    await merge('two', 'main');
    assert.deepEqual(await standing('main'), { ...begun, 'a length': 3, 'a mass': 3 });
  });

  it('refuses branches that are not there', async () => {
    const { begin, merge } = world();
    await begin('main', begun);
    await assert.rejects(merge('main', 'none'), { code: 'branch.not-found' });
    await assert.rejects(merge('mian', 'main'), (error: Error & { remedy?: string }) =>
      /main/.test(error.remedy ?? ''),
    );
  });
});
