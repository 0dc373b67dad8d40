import type { JsonSchema, OperationSpec } from '../../primitives/index.ts';

type Properties = Readonly<Record<string, JsonSchema>>;

/** A tool's schema, as MCP wants it: the root is an object. */
export interface ToolSchema {
  readonly [keyword: string]: unknown;
  readonly type: 'object';
  readonly properties?: Record<string, object>;
  readonly required?: string[];
}

const ERROR: JsonSchema = {
  type: 'object',
  description: 'What is wrong, and what to do about it',
  required: ['code', 'detail', 'remedy'],
  properties: {
    code: { type: 'string' },
    detail: { type: 'string' },
    remedy: { type: 'string' },
    errors: { type: 'array', items: { type: 'object' } },
  },
};

const PENDING: Properties = {
  run: { type: 'object', description: 'The run that goes on by itself, when the result was not there in time' },
  next: { type: 'object', description: 'The tool that says how far the run is, and its arguments' },
};

export const inputSchemaOf = ({ inputSchema }: OperationSpec): ToolSchema => asObject(compact(inputSchema, new Set()));

/**
 * What structured content looks like: the output, or an error, or, of what takes its time, the run to follow. Clients check
 * failing results against it, too.
 */
export function outputSchemaOf({ outputSchema, source }: OperationSpec): ToolSchema {
  const { required = [], properties = {}, ...rest } = compact(outputSchema, LENGTHS);
  const runs = source !== 'system';
  return asObject({
    ...rest,
    properties: { error: ERROR, ...(properties as Properties), ...(runs ? PENDING : {}) },
    anyOf: [{ required }, { required: ['error'] }, ...(runs ? [{ required: Object.keys(PENDING) }] : [])],
  });
}

/** The output of whatever operation is called by name. */
export const ANY_OUTPUT: ToolSchema = { type: 'object' };

const asObject = (schema: JsonSchema): ToolSchema => ({ ...schema, type: 'object' });

/** What results that are cut to size no longer keep; and outputs may gain members. */
const LENGTHS = new Set(['minItems', 'minLength', 'pattern', 'format', 'prefixItems', 'additionalProperties']);

const SAFE = Number.MAX_SAFE_INTEGER;

/** Leaves out what a reader does not need: the given keywords, and bounds that only say “an exact integer”. */
function compact(schema: JsonSchema, without: ReadonlySet<string>): JsonSchema {
  const kept = Object.entries(schema).flatMap(([keyword, value]): [string, unknown][] => {
    if (without.has(keyword) && (keyword !== 'additionalProperties' || value === false)) return [];
    if ((keyword === 'minimum' && value === -SAFE) || (keyword === 'maximum' && value === SAFE)) return [];
    return [[keyword, compactWithin(keyword, value, without)]];
  });
  return Object.fromEntries(kept);
}

function compactWithin(keyword: string, value: unknown, without: ReadonlySet<string>): unknown {
  switch (keyword) {
    case 'properties':
    case '$defs':
      return Object.fromEntries(
        Object.entries(value as Properties).map(([name, one]) => [name, compact(one, without)]),
      );
    case 'anyOf':
    case 'oneOf':
    case 'allOf':
      return (value as readonly JsonSchema[]).map((one) => compact(one, without));
    case 'items':
    case 'additionalProperties':
      return typeof value === 'object' ? compact(value as JsonSchema, without) : value;
    default:
      return value;
  }
}
