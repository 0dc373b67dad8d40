import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { sha256 } from '../../test/example-pack/laws-broken-by.ts';
import { examplePack } from '../../test/example-pack/index.ts';
import { IFC } from '../../test/example-pack/mappings/ifc.ts';
import { said } from '../../test/example-pack/said.ts';
import type { Assertion } from '../index.ts';
import { buildGraph, jsonLd, mapGraph, rdfXml, STRUCTURE, uuidOf } from '../index.ts';

interface Triple {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

/** Reads RDF/XML by a parser that is nobody's here. */
async function parsed(document: string): Promise<Triple[]> {
  const parser = new RdfXmlParser({ baseIRI: 'urn:model' });
  const triples: Triple[] = [];
  const done = new Promise<void>((resolve, reject) => {
    parser.on('data', ({ subject, predicate, object }: Record<keyof Triple, { value: string }>) =>
      triples.push({ subject: subject.value, predicate: predicate.value, object: object.value }),
    );
    parser.on('error', reject);
    parser.on('end', () => resolve());
  });
  parser.write(document);
  parser.end();
  await done;
  return triples;
}

const graph = buildGraph('g', [
  said('u.left', STRUCTURE.type, 'example.Upright'),
  said('u.left', STRUCTURE.name, 'Left & "right" <ü>'),
  said('u.left', 'height', 2),
  said('b.upper', STRUCTURE.type, 'example.Board'),
  said('b.upper', 'length', 0.8),
  said('b.upper', 'loadLimit', 12),
  said('b.upper#1', STRUCTURE.junction, 'u.left'),
  said('b.upper#2', STRUCTURE.junction, 'nowhere'),
  said('k.atlas', STRUCTURE.type, 'example.Book'),
  said('k.atlas', 'mass', 3),
]);
const IFC_IRI = IFC.namespaces['ifc'] ?? '';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

describe('exporting by a mapping', () => {
  const mapped = mapGraph(graph, examplePack, IFC, sha256);
  const document = rdfXml(IFC, mapped.resources, uuidOf('g', sha256));

  it('says elements, values in the units of the standard, and connections, as any parser of RDF reads them', async () => {
    const triples = await parsed(document);
    const idOf = (name: string): string => `urn:model#_${uuidOf(`ifc ${name}`, sha256)}`;
    const has = (subject: string, predicate: string, object: string): void =>
      assert.ok(
        triples.some((t) => t.subject === idOf(subject) && t.predicate === predicate && t.object === object),
        `${subject} ${predicate} ${object} in ${JSON.stringify(triples, null, 1)}`,
      );
    has('u.left', RDF_TYPE, `${IFC_IRI}IfcColumn`);
    has('u.left', `${IFC_IRI}IfcRoot.Name`, 'Left & "right" <ü>');
    has('u.left', `${IFC_IRI}Qto_ColumnBaseQuantities.Length`, '2000');
    has('b.upper', `${IFC_IRI}Qto_MemberBaseQuantities.Length`, '800');
    has('b.upper#1', `${IFC_IRI}IfcRelConnectsElements.RelatedElement`, idOf('b.upper'));
    has('b.upper#1', `${IFC_IRI}IfcRelConnectsElements.RelatingElement`, idOf('u.left'));
  });

  it('drops nothing in silence', () => {
    assert.deepEqual(mapped.unmapped.elements, [{ type: 'example.Book', subjects: ['k.atlas'] }]);
    assert.deepEqual(mapped.unmapped.values, [
      { type: 'example.Board', path: 'loadLimit', count: 1, words: [] },
      { type: 'example.Board', path: 'port @junction', count: 1, words: ['nowhere'] },
    ]);
  });

  it('says the same as JSON-LD', () => {
    const { '@graph': objects, '@context': context } = jsonLd(IFC, mapped.resources);
    assert.deepEqual(context, IFC.namespaces);
    const board = (objects as readonly Record<string, unknown>[]).find((one) => one['@type'] === 'ifc:IfcMember');
    assert.equal(board?.['ifc:Qto_MemberBaseQuantities.Length'], 800);
  });

  it('is well-formed XML whatever is written in a name, and reads back as it was', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (name) => {
        const odd: Assertion[] = [said('u', STRUCTURE.type, 'example.Upright'), said('u', STRUCTURE.name, name)];
        const { resources } = mapGraph(buildGraph('g', odd), examplePack, IFC, sha256);
        const triples = await parsed(rdfXml(IFC, resources, uuidOf('g', sha256)));
        const read = triples.find(({ predicate }) => predicate === `${IFC_IRI}IfcRoot.Name`)?.object;
        // XML cannot say every character; those that it can are read back.
        const sayable = Array.from(name, (character) => character.codePointAt(0) ?? 0).every(
          (code) =>
            [9, 10, 13].includes(code) ||
            (code >= 32 && !(code >= 0xd800 && code < 0xe000) && code < 0xfffe) ||
            code > 0xffff,
        );
        if (sayable) assert.equal(read, name);
        else assert.match(read ?? '', /\ufffd/);
      }),
    ));

  it('keeps every number that a source states', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
        const metres = Number(`${digits}e-${places}`);
        const one = [said('u', STRUCTURE.type, 'example.Upright'), said('u', 'height', metres)];
        const [resource] = mapGraph(buildGraph('g', one), examplePack, IFC, sha256).resources;
        const height = resource?.says.find(({ name }) => name.endsWith('Length'));
        assert.ok(height && 'value' in height);
        assert.equal(height.value, Number(`${digits}e${3 - places}`));
      }),
    ));
});
