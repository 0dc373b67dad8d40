import type { OperationSpec } from '../../../primitives/index.ts';
import type { Broker } from '../../broker.ts';
import { components } from './components.ts';
import type { OpenApiDocument, OperationObject, PathItem, RequestBody } from './openapi-types.ts';
import { operationObject, tagOf } from './operation-object.ts';
import { OWN_PATHS } from './own-paths.ts';
import { share } from './share.ts';

const TAGS: Readonly<Record<string, string>> = {
  artifacts: 'Files that runs have made.',
  bundles: 'Runs as files that verify by themselves, and move between installations.',
  documents: 'What operations read.',
  graph: 'What the documents say, as a graph of elements with versions and branches.',
  operations: 'Finding out what can be done.',
  packs: 'The domains that are loaded.',
  primitives: 'The definitions behind the operations of the domains.',
  runs: 'Calls that take their time: follow, steer and read them.',
  taxonomy: 'Types of the packs: what there can be, what it can say, and what may connect to what.',
  refs: 'References to anything that is kept, and places inside of it.',
  capabilities: 'What of the substrate a service uses, and what provides it.',
  questions: 'What runs need to know and no document says: to be listed, looked at and answered.',
  service: 'The state of the service itself.',
  workflows: 'Studies made of several primitives.',
};

/** Operations whose resource is described by hand, since REST answers with more than JSON. */
const OWN_OPERATIONS = new Set(
  Object.values(OWN_PATHS).flatMap((item) => Object.values(item).map(({ operationId }) => operationId)),
);

/** The OpenAPI 3.1 document of everything that the broker offers. */
export function openApiDocument(broker: Pick<Broker, 'operations' | 'registry'>, version: string): OpenApiDocument {
  const specs = broker.operations().filter(({ operationId }) => !OWN_OPERATIONS.has(operationId));
  const paths: Record<string, PathItem> = {};
  const add = (path: string, item: PathItem): void => void (paths[path] = { ...paths[path], ...item });
  for (const spec of specs) {
    const operation = operationObject(broker.registry, spec);
    const offered = spec.operationId === 'documents.put' ? withRawBody(operation) : operation;
    add(spec.rest.path, { [spec.rest.method.toLowerCase()]: offered });
  }
  for (const [path, item] of Object.entries(OWN_PATHS)) add(path, item);
  const own = components(specs.find(({ operationId }) => operationId === 'runs.get'));
  const shared = share(paths, Object.keys(own['schemas'] ?? {}));
  return {
    openapi: '3.1.1',
    info: {
      title: 'BVER',
      version,
      description:
        'Domain expertise as typed, durable, traceable operations. Errors are problem details (RFC 9457) with a stable `code`.',
    },
    servers: [{ url: '/', description: 'This service' }],
    tags: tagsOf(specs),
    paths: Object.fromEntries(Object.entries(shared.paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: { ...own, schemas: { ...own['schemas'], ...shared.schemas }, responses: shared.responses },
  };
}

/** Documents are sent as they are; in JSON they are what every door takes. */
function withRawBody(operation: OperationObject): OperationObject {
  const { '200': stored, ...rest } = operation.responses;
  const content = { ...operation.requestBody?.content, '*/*': { schema: { type: 'string', format: 'binary' } } };
  const requestBody: RequestBody = {
    required: true,
    description: 'The bytes, with their name in the query; or JSON.',
    content,
  };
  const name = {
    name: 'name',
    in: 'query',
    required: false,
    description: 'File name, when the body is the bytes',
    schema: { type: 'string' },
  } as const;
  const created = {
    ...stored,
    description: 'Stored',
    headers: { ...stored?.headers, Location: { $ref: '#/components/headers/Location' } },
  };
  return {
    ...operation,
    parameters: [name, ...(operation.parameters ?? [])],
    requestBody,
    responses: { '201': created, ...rest },
  };
}

/** What the kinds are for, in the order that a task meets them. */
const KINDS: Readonly<Record<string, string>> = {
  study: 'Several primitives in order, as one durable run.',
  interpreter: 'Read documents into a graph, each value with its place in the source.',
  resolver: 'Decide what the documents leave open, and say why.',
  generator: 'Propose changes, or make files.',
  validator: 'Judge the graph by rules. Findings are results.',
  simulator: 'Compute what will be.',
  evaluator: 'Score by declared criteria.',
};

/** Packs first: they are what the service is for. */
function tagsOf(specs: readonly OperationSpec[]): OpenApiDocument['tags'] {
  const order = Object.keys(KINDS);
  const ofPacks = specs
    .filter(({ source }) => source !== 'system')
    .map((spec) => ({ name: tagOf(spec), domain: spec.tags[0] ?? '', kind: spec.tags[1] ?? '' }))
    .sort((a, b) =>
      a.domain === b.domain ? order.indexOf(a.kind) - order.indexOf(b.kind) : a.domain < b.domain ? -1 : 1,
    );
  const described = new Map([
    ...ofPacks.map(({ name, kind }) => [name, KINDS[kind] ?? ''] as const),
    ...Object.entries(TAGS),
  ]);
  return [...described].map(([name, description]) => ({ name, description }));
}
