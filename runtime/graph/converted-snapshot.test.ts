import assert from 'node:assert/strict';
import { examplePack } from '../../test/example-pack/index.ts';
import { nextExamplePack } from '../../test/example-pack/next/pack.ts';
import { putStoredSnapshot, STORED_BY_VERSION_1 } from '../../test/example-pack/next/stored-snapshot.ts';
import { said } from '../../test/example-pack/said.ts';
import type { DomainPack } from '../../primitives/index.ts';
import { bindingDigest, BverError, changeSet, defineType } from '../../primitives/index.ts';
import { sha256 } from '../sha256.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';
import { bindingContent } from './binding-content.ts';
import { commitChange } from './commit-change.ts';
import { createGraphAccess } from './graph-access.ts';

const tenant = 'test';
const note = { by: 'tester', message: '' };

/** The same snapshot as another pack would have written it. */
async function rewritten(store: Store, pack: DomainPack): Promise<string> {
  await store.putContents(tenant, [bindingContent(pack)]);
  const digest = sha256(`written by ${pack.name} ${pack.version}`);
  await store.putSnapshot(tenant, { ...STORED_BY_VERSION_1, digest, bindingDigest: bindingDigest(pack, sha256) }, []);
  return digest;
}

const refusal = async (store: Store, pack: DomainPack, digest: string): Promise<BverError> => {
  try {
    await createGraphAccess(store, [pack]).load(tenant, digest);
  } catch (error) {
    if (error instanceof BverError) return error;
    throw error;
  }
  return assert.fail('it was read');
};

describe('a snapshot of another storage version', () => {
  let store: Store;
  let old: string;
  beforeEach(async () => {
    store = createMemoryStore();
    old = await putStoredSnapshot(store, tenant);
  });
  const graphs = (pack: DomainPack) => createGraphAccess(store, [pack]);

  it('is read by the newer pack in its own words, with the evidence of the older', async () => {
    const { graph, manifest } = await graphs(nextExamplePack).load(tenant, old);
    assert.notEqual(manifest.digest, old);
    assert.equal(manifest.bindingDigest, bindingDigest(nextExamplePack, sha256));
    assert.deepEqual(graph.ofType('example.Support').length, 2);
    const span = graph.assertion('board.upper', 'span');
    assert.equal(span?.value, 0.8);
    assert.equal(span.state, 'stated');
    assert.equal(span.evidence.length, 1);
    const capacity = graph.assertion('board.upper', 'loadCapacity');
    assert.equal(capacity?.value, 12 * 9.80665);
    const [operand] = capacity.wasDerivedFrom;
    assert.equal(graph.assertion('board.upper', operand?.path ?? '')?.evidence.length, 1);
    assert.equal(graph.assertion('board.upper', 'material')?.state, 'assumed');
  });

  it('stays as it is: the conversion is another snapshot, stored as its descendant', async () => {
    const { manifest } = await graphs(nextExamplePack).load(tenant, old);
    assert.deepEqual(await store.snapshot(tenant, old), STORED_BY_VERSION_1);
    const lineage = await store.lineage(tenant, [manifest.digest]);
    assert.deepEqual(lineage.get(manifest.digest), [old]);
    const { manifest: again } = await graphs(nextExamplePack).load(tenant, old);
    assert.equal(again.digest, manifest.digest);
  });

  it('is taken back by the older pack to the very digest, by the way that is stored with it', async () => {
    const { digest } = await graphs(nextExamplePack).manifest(tenant, old);
    assert.equal((await graphs(examplePack).manifest(tenant, digest)).digest, old);
  });

  it('takes a commit of the newer pack on top, which the older reads as far as it knows', async () => {
    const next = graphs(nextExamplePack);
    await store.moveBranch(tenant, { graph: 'g', name: 'main', head: old, purpose: '' }, undefined, note);
    const { graph } = await next.load(tenant, old);
    const forward = [
      { op: 'assert', assertion: said('board.upper', 'span', 0.7) },
      { op: 'assert', assertion: said('board.upper', 'material', 'oak') },
    ] as const;
    const change = changeSet(graph.digest, graph, forward);
    const commit = { graph: 'g', branch: 'main', base: old, change, note };
    const { head } = await commitChange({ store, graphs: next }, tenant, commit);
    assert.equal((await next.load(tenant, head)).graph.assertion('board.upper', 'span')?.value, 0.7);
    const { graph: back } = await graphs(examplePack).load(tenant, head);
    assert.equal(back.assertion('board.upper', 'length')?.value, 0.7);
    assert.equal(back.assertion('board.lower', 'loadLimit')?.state, 'stated');
    assert.equal(back.assertion('board.upper', 'material')?.value, 'oak');
    assert.deepEqual(back.ofType('example.Upright').length, 2);
  });

  it('is read as it is where the binding only says more, and what is made on top says so', async () => {
    const Lamp = defineType('example.Lamp', {});
    const binding = { ...examplePack.binding, types: [...examplePack.binding.types, Lamp] };
    const wider: DomainPack = { ...examplePack, version: '1.1.0', binding };
    const access = graphs(wider);
    const { graph, manifest } = await access.load(tenant, old);
    assert.equal(manifest.digest, old);
    const change = changeSet(old, graph, [{ op: 'assert', assertion: said('lamp', '@type', 'example.Lamp') }]);
    const changed = await access.apply(tenant, old, change);
    assert.equal(changed.bindingDigest, bindingDigest(wider, sha256));
    const narrow = await graphs(examplePack).load(tenant, changed.digest);
    assert.equal(narrow.manifest.digest, changed.digest);
  });

  it('is refused with a remedy where nobody knows the way, or what it means', async () => {
    const next = { ...nextExamplePack, conversions: [] };
    const away = await refusal(store, next, old);
    assert.equal(away.code, 'snapshot.not-convertible');
    assert.match(away.remedy, /Load a version of the pack/);
    const newer = await rewritten(store, next);
    assert.equal((await refusal(store, examplePack, newer)).code, 'snapshot.not-convertible');

    const unknown = sha256('unknown');
    await store.putSnapshot(tenant, { ...STORED_BY_VERSION_1, digest: unknown, bindingDigest: unknown }, []);
    const error = await refusal(store, examplePack, unknown);
    assert.equal(error.code, 'snapshot.binding-unknown');
    assert.match(error.remedy, /interpret its documents again/);
  });

  it('is refused where the same storage version means something else by a property', async () => {
    const types = examplePack.binding.types.map((type) =>
      type.typeId === 'example.Upright' ? { ...type, role: 'equipment' as const } : type,
    );
    const other = { ...examplePack, version: '1.0.1', binding: { ...examplePack.binding, types } };
    assert.equal((await refusal(store, other, old)).code, 'snapshot.not-convertible');
  });
});
