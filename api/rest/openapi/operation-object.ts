import type { JsonSchema, OperationSpec, Registry } from '../../../primitives/index.ts';
import { pathTemplate } from '../path-template.ts';
import { callExamples } from './call-examples.ts';
import type { MediaType, OperationObject, Parameter, Reference, RequestBody } from './openapi-types.ts';
import { responsesOf } from './responses.ts';

type Properties = Readonly<Record<string, JsonSchema>>;

const reference = (name: string): Reference => ({ $ref: `#/components/parameters/${name}` });

/** Group under which an operation is shown: that of the system, or domain and kind. */
export const tagOf = ({ tags, source }: OperationSpec): string => {
  const [domain = '', kind = ''] = tags;
  return source === 'system' ? domain : `${domain}: ${PLURALS[kind] ?? `${kind}s`}`;
};

const PLURALS: Readonly<Record<string, string>> = { study: 'studies' };

/** An operation as OpenAPI says it. */
export function operationObject(registry: Registry, spec: OperationSpec): OperationObject {
  const { operationId, title, description, version, source, mode, mutability, idempotency, scopes, mcp } = spec;
  const requestBody = spec.rest.method === 'POST' ? requestBodyOf(registry, spec) : undefined;
  return {
    operationId,
    summary: title,
    description,
    tags: [tagOf(spec)],
    parameters: parametersOf(spec),
    ...(requestBody ? { requestBody } : {}),
    responses: responsesOf(spec),
    'x-bver': { version, source, mode, mutability, idempotency, scopes, tool: mcp.tool, visibility: mcp.visibility },
  };
}

function parametersOf({ rest, inputSchema, source }: OperationSpec): readonly (Parameter | Reference)[] {
  const inPath = pathTemplate(rest.path).names;
  const required = (inputSchema['required'] ?? []) as readonly string[];
  const asParameter = (name: string, schema: JsonSchema): Parameter => {
    const { description, ...rest } = schema;
    const place = inPath.includes(name) ? 'path' : 'query';
    return {
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      ...(typeof description === 'string' ? { description } : {}),
      schema: rest,
    };
  };
  const shown = Object.entries(propertiesOf(inputSchema)).filter(
    ([name]) => inPath.includes(name) || rest.method !== 'POST',
  );
  return [
    ...shown.map(([name, schema]) => asParameter(name, schema)),
    ...(source === 'system' ? [] : [reference('Prefer'), reference('IdempotencyKey')]),
    reference('Traceparent'),
  ];
}

/** The input without what the path says; nothing when nothing is left. */
function requestBodyOf(registry: Registry, spec: OperationSpec): RequestBody | undefined {
  const inPath = pathTemplate(spec.rest.path).names;
  const left = Object.entries(propertiesOf(spec.inputSchema))
    .filter(([name]) => !inPath.includes(name))
    // What is particular to the operation goes before what every call may carry.
    .sort(([a], [b]) => Number(b === 'parameters') - Number(a === 'parameters'));
  if (left.length === 0) return undefined;
  const required = ((spec.inputSchema['required'] ?? []) as readonly string[]).filter((name) => !inPath.includes(name));
  const { required: _, ...rest } = spec.inputSchema;
  const schema = { ...rest, properties: Object.fromEntries(left), ...(required.length > 0 ? { required } : {}) };
  const examples = callExamples(registry, spec).map(
    ({ title, input }, i) => [`example-${i + 1}`, { summary: title, value: input }] as const,
  );
  const json: MediaType = { schema, ...(examples.length > 0 ? { examples: Object.fromEntries(examples) } : {}) };
  return { required: required.length > 0, content: { 'application/json': json } };
}

const propertiesOf = (schema: JsonSchema): Properties => (schema['properties'] ?? {}) as Properties;
