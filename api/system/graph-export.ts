import { z } from 'zod';
import type { DomainPack, Mapping } from '../../primitives/index.ts';
import { BverError, canonicalJson, jsonLd, mapGraph, rdfXml, uuidOf } from '../../primitives/index.ts';
import { sha256 } from '../../runtime/sha256.ts';
import { defineSystemOperation } from '../operation.ts';

const MEDIA_TYPES = { 'rdf-xml': 'application/rdf+xml', 'json-ld': 'application/ld+json' } as const;

export const exportGraph = defineSystemOperation({
  operationId: 'graph.export',
  title: 'Export in the words of a standard',
  description:
    'Says a snapshot in the classes and attributes of a standard, by a mapping of its domain pack (packs.get lists them): as RDF/XML (IEC 61970-552 for CIM) or JSON-LD. What the mapping has no word for is listed beside the document.',
  input: z.strictObject({
    snapshot: z.string(),
    mapping: z.string().optional().describe('Name of a mapping; the first of the pack when absent'),
    format: z.enum(['rdf-xml', 'json-ld']).default('rdf-xml'),
  }),
  output: z.object({
    mapping: z.string(),
    mediaType: z.string(),
    document: z.string(),
    resources: z.int().describe('Objects in the document'),
    unmapped: z.object({
      elements: z.array(z.object({ type: z.string(), subjects: z.array(z.string()) })),
      values: z.array(
        z.object({
          type: z.string(),
          path: z.string(),
          count: z.int(),
          words: z.array(z.string()).describe('Values without a word in the standard; empty: the path is not mapped'),
        }),
      ),
    }),
  }),
  errors: ['snapshot.not-found', 'operation.not-applicable'],
  rest: { method: 'GET', path: '/v1/snapshots/{snapshot}/export' },
  async handle({ snapshot, mapping: name, format }, { caller }, { graphs, registry }) {
    const { graph, manifest } = await graphs.load(caller.tenant, snapshot);
    const own = await graphs.packOf(caller.tenant, manifest);
    const pack = registry.packs.find((each) => each.name === own);
    const { pack: from, mapping } = mappingOf(pack, name, own);
    const { resources, unmapped } = mapGraph(graph, from, mapping, sha256);
    const document =
      format === 'rdf-xml'
        ? rdfXml(mapping, resources, uuidOf(`${mapping.name} ${graph.digest}`, sha256))
        : canonicalJson(jsonLd(mapping, resources));
    return {
      mapping: mapping.name,
      mediaType: MEDIA_TYPES[format],
      document,
      resources: resources.length,
      unmapped: {
        elements: unmapped.elements.map(({ type, subjects }) => ({ type, subjects: [...subjects] })),
        values: unmapped.values.map((value) => ({ ...value, words: [...value.words] })),
      },
    };
  },
});

function mappingOf(
  pack: DomainPack | undefined,
  name: string | undefined,
  own: string,
): { pack: DomainPack; mapping: Mapping } {
  const mappings = pack?.binding.mappings ?? [];
  const mapping = name === undefined ? mappings[0] : mappings.find((each) => each.name === name);
  if (pack && mapping) return { pack, mapping };
  const known = mappings.map((each) => each.name).join(', ');
  throw new BverError('operation.not-applicable', {
    problem: `The pack ${own} has no mapping${name === undefined ? '' : ` ${name}`}.`,
    how: known === '' ? 'Add one to the binding of the pack.' : `Name one of ${known}.`,
  });
}
