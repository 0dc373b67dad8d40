import assert from 'node:assert/strict';
import { BverError } from '../../primitives/index.ts';
import { bookcaseBranches, BOOKCASE } from '../testing/bookcase-branches.ts';

describe('graph.export', () => {
  interface Exported {
    readonly mapping: string;
    readonly mediaType: string;
    readonly document: string;
    readonly resources: number;
    readonly unmapped: {
      readonly elements: readonly { readonly type: string; readonly subjects: readonly string[] }[];
    };
  }
  const world = bookcaseBranches();
  const exported = async (input: object): Promise<Exported> =>
    world.call<Exported>('graph.export', { snapshot: await world.interpret(BOOKCASE), ...input });

  it('says a snapshot by the first mapping of its pack, and lists the rest', async () => {
    const { mapping, mediaType, document, resources, unmapped } = await exported({});
    assert.deepEqual([mapping, mediaType], ['ifc', 'application/rdf+xml']);
    assert.equal((document.match(/rdf:ID=/g) ?? []).length, resources);
    assert.deepEqual(unmapped.elements, [{ type: 'example.Book', subjects: ['book.atlas', 'book.lexicon'] }]);
  });

  it('is the same each time, and JSON-LD where that is asked for', async () => {
    assert.deepEqual(await exported({}), await exported({ mapping: 'ifc' }));
    const { mediaType, document } = await exported({ format: 'json-ld' });
    assert.equal(mediaType, 'application/ld+json');
    assert.equal((JSON.parse(document) as { '@graph': unknown[] })['@graph'].length, 8);
  });

  it('names the mappings that there are when it is asked for another', async () => {
    await assert.rejects(exported({ mapping: 'cim' }), (error) => {
      assert.ok(error instanceof BverError);
      assert.equal(error.code, 'operation.not-applicable');
      assert.match(error.remedy, /Name one of ifc/);
      return true;
    });
  });
});
