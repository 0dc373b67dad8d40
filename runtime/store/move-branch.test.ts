import assert from 'node:assert/strict';
import { changeSet, STRUCTURE } from '../../primitives/index.ts';
import type { Change } from '../../primitives/index.ts';
import { createGraphAccess } from '../graph/graph-access.ts';
import { listElements } from '../repositories/elements.ts';
import { sampleAssertions, sampleSnapshot } from '../testing/samples.ts';
import { withDatabase } from '../testing/with-database.ts';
import { openPostgresStore } from './open-postgres-store.ts';
import type { OpenStore } from './open-postgres-store.ts';

describe('the elements of a branch', () => {
  const test = withDatabase();
  let opened: OpenStore;
  before(() => {
    opened = openPostgresStore(test.url);
  });
  after(() => opened.close());

  it('follow its head, in the chunks that a commit changes', async () => {
    const { store, database } = opened;
    const { contents, manifest } = sampleSnapshot(sampleAssertions(600));
    await store.putContents('t', contents);
    await store.putSnapshot('t', manifest, []);
    const move = (head: string, expected?: string) =>
      store.moveBranch('t', { graph: 'g', name: 'main', head, purpose: '' }, expected, { by: 'somebody', message: '' });
    await move(manifest.digest);
    const list = (rest = {}) => listElements(database, 't', { graph: 'g', branch: 'main', limit: 1000, ...rest });
    assert.equal((await list()).length, 600);
    assert.deepEqual(await list({ after: 'thing.t98', limit: 1 }), [
      { subject: 'thing.t99', typeId: 'sample.Thing', name: 'T99' },
    ]);

    const graphs = createGraphAccess(store);
    const { graph } = await graphs.load('t', manifest.digest);
    const renamed = graph.assertion('thing.t7', STRUCTURE.name);
    const typed = graph.assertion('thing.t8', STRUCTURE.type);
    assert.ok(renamed && typed);
    const forward: Change[] = [
      { op: 'assert', assertion: { ...renamed, value: 'Seven' } },
      { op: 'assert', assertion: { ...typed, value: 'sample.Other' } },
      ...[...graph.about('thing.t9').keys()].map((path) => ({ op: 'retract', subject: 'thing.t9', path }) as const),
    ];
    const after = await graphs.apply('t', manifest.digest, changeSet(manifest.digest, graph, forward));
    assert.equal(await move(after.digest, manifest.digest), after.digest);
    assert.equal((await list()).length, 599);
    assert.deepEqual(await list({ typeId: 'sample.Other' }), [
      { subject: 'thing.t8', typeId: 'sample.Other', name: 'T8' },
    ]);
    assert.equal((await list()).find(({ subject }) => subject === 'thing.t7')?.name, 'Seven');

    assert.equal(await move(manifest.digest, manifest.digest), after.digest, 'a lost race');
    assert.equal((await list()).length, 599, 'changes no element');
  });
});
