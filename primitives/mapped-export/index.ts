export { mapGraph } from './mapped-graph.ts';
export type { MappedGraph, Resource, Said } from './mapped-graph.ts';
export type { Unmapped } from './leftovers.ts';
export { jsonLd } from './json-ld.ts';
export { rdfXml } from './rdf-xml.ts';
export { uuidOf } from './uuid.ts';
