import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { mapGraph, rdfXml, uuidOf } from '../../../primitives/index.ts';
import { electricalPack } from '../pack.ts';
import { sampleGraph } from '../testing/sample-graph.ts';
import { CIM } from './cim.ts';

const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');
const NS = CIM.namespaces['cim'] ?? '';

async function triplesOf(document: string): Promise<(readonly [string, string, string])[]> {
  const parser = new RdfXmlParser({ baseIRI: 'urn:model' });
  const triples: (readonly [string, string, string])[] = [];
  const done = new Promise<void>((resolve, reject) => {
    parser.on('data', (quad: Record<'subject' | 'predicate' | 'object', { value: string }>) =>
      triples.push([quad.subject.value, quad.predicate.value.replace(NS, ''), quad.object.value.replace(NS, '')]),
    );
    parser.on('error', reject);
    parser.on('end', () => resolve());
  });
  parser.write(document);
  parser.end();
  await done;
  return triples;
}

describe('the sample feeder in CIM', () => {
  let triples: (readonly [string, string, string])[] = [];
  let unmapped: ReturnType<typeof mapGraph>['unmapped'];
  before(async () => {
    const graph = await sampleGraph();
    const mapped = mapGraph(graph, electricalPack, CIM, sha256);
    unmapped = mapped.unmapped;
    triples = await triplesOf(rdfXml(CIM, mapped.resources, uuidOf(graph.digest, sha256)));
  });
  const idOf = (name: string): string => `urn:model#_${uuidOf(`cim ${name}`, sha256)}`;
  const said = (subject: string, predicate: string): string[] =>
    triples.filter(([s, p]) => s === subject && p === predicate).map(([, , object]) => object);
  const ofClass = (name: string): string[] =>
    triples.filter(([, p, o]) => p.endsWith('#type') && o === name).map(([s]) => s);

  it('has its elements as what they are', () => {
    const counts = ['ConnectivityNode', 'ACLineSegment', 'LoadBreakSwitch', 'PowerTransformer', 'EnergyConsumer'].map(
      (name) => ofClass(name).length,
    );
    assert.deepEqual(counts, [14, 10, 1, 4, 18]);
  });

  it('has quantities in the units of CIM, and words of its enumerations', () => {
    const load = idOf('load.671');
    assert.deepEqual(said(load, 'EnergyConsumer.p'), ['1.155']);
    assert.deepEqual(said(load, 'EnergyConsumer.q'), ['0.66']);
    assert.deepEqual(said(load, 'EnergyConsumer.phaseConnection'), ['PhaseShuntConnectionKind.D']);
    assert.deepEqual(said(idOf('line.650_632'), 'Conductor.length'), ['0.6096']);
    assert.equal(ofClass('LoadBreakSwitch')[0], idOf('line.671_692'));
  });

  it('has the windings of transformers with their terminals', () => {
    const ends = triples.filter(
      ([, p, o]) => p === 'PowerTransformerEnd.PowerTransformer' && o === idOf('transformer.xfm1'),
    );
    assert.deepEqual(
      ends.map(([end]) => [said(end, 'TransformerEnd.endNumber')[0], said(end, 'PowerTransformerEnd.ratedU')[0]]),
      [
        ['1', '4.16'],
        ['2', '0.48'],
      ],
    );
    for (const [end] of ends) {
      const [terminal = ''] = said(end, 'TransformerEnd.Terminal');
      assert.deepEqual(said(terminal, 'Terminal.ConductingEquipment'), [idOf('transformer.xfm1')]);
      assert.equal(ofClass('ConnectivityNode').includes(said(terminal, 'Terminal.ConnectivityNode')[0] ?? ''), true);
    }
  });

  it('refers to nothing that it does not hold', () => {
    const there = new Set(triples.map(([subject]) => subject));
    const dangling = triples.filter(([, , object]) => object.startsWith('urn:model#_') && !there.has(object));
    assert.deepEqual(dangling, []);
  });

  it('lists what CIM, or the mapping, has no word for', () => {
    assert.deepEqual(
      unmapped.elements.map(({ type }) => type),
      ['electrical.Circuit'],
    );
    const paths = unmapped.values.filter(({ type }) => type === 'electrical.Load').map(({ path }) => path);
    assert.ok(paths.includes('phaseCount') && paths.includes('port @conductors'));
  });
});
