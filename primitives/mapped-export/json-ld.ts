import type { Mapping } from '../mapping.ts';
import type { Resource, Said } from './mapped-graph.ts';

const valueOf = (said: Said): unknown =>
  'value' in said ? said.value : { '@id': 'resource' in said ? `urn:uuid:${said.resource}` : said.literal };

/** JSON-LD 1.1 (W3C Recommendation, 16 July 2020), compacted by the prefixes of the mapping. */
export const jsonLd = ({ namespaces }: Mapping, resources: readonly Resource[]): Record<string, unknown> => ({
  '@context': { ...namespaces },
  '@graph': resources.map(({ id, class: own, says }) => ({
    '@id': `urn:uuid:${id}`,
    '@type': own,
    ...Object.fromEntries(says.map((said) => [said.name, valueOf(said)])),
  })),
});
