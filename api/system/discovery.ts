import { z } from 'zod';
import type { Primitive } from '../../primitives/index.ts';
import { jsonSchemaOf, KINDS } from '../../primitives/index.ts';
import { defineSystemOperation } from '../operation.ts';

const described = z.looseObject({ name: z.string(), version: z.string(), title: z.string() });

/** The discovery document of a primitive: every field of its five layers. */
const discovery = (primitive: Primitive<never, unknown>): z.output<typeof described> => ({
  name: primitive.name,
  version: primitive.version,
  kind: primitive.kind,
  title: primitive.title,
  description: primitive.description,
  domain: primitive.domain,
  basis: primitive.basis,
  stability: primitive.stability,
  replacedBy: primitive.replacedBy,
  mutability: primitive.mutability,
  input: jsonSchemaOf(primitive.input, 'input'),
  output: jsonSchemaOf(primitive.output, 'output'),
  errors: primitive.errors,
  needs: primitive.needs,
  execution: primitive.execution,
  exposure: primitive.exposure,
  examples: primitive.examples,
});

export const listPrimitives = defineSystemOperation({
  operationId: 'primitives.list',
  title: 'List primitives',
  description: 'The newest version of every primitive, with everything that its definition says.',
  input: z.strictObject({
    kind: z.enum(KINDS).optional(),
    domain: z.string().optional(),
    mutability: z.enum(['none', 'proposes', 'external']).optional(),
    stability: z.enum(['experimental', 'stable', 'deprecated']).optional(),
    pageSize: z.coerce.number().int().min(1).max(200).default(50),
    pageToken: z.string().optional(),
  }),
  output: z.object({ primitives: z.array(described), nextPageToken: z.string().optional() }),
  rest: { method: 'GET', path: '/v1/primitives' },
  async handle({ pageSize, pageToken, ...wanted }, _context, { registry }) {
    const filter = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    const all = registry.primitives(filter).filter(({ name }) => pageToken === undefined || name > pageToken);
    const page = all.slice(0, pageSize);
    const last = page.at(-1);
    return { primitives: page.map(discovery), ...(all.length > pageSize && last ? { nextPageToken: last.name } : {}) };
  },
});

export const getPrimitive = defineSystemOperation({
  operationId: 'primitives.get',
  title: 'Look at a primitive',
  description: 'Everything that the definition of a primitive says, and the versions of it that stand side by side.',
  input: z.strictObject({ name: z.string(), version: z.string().optional().describe('npm semver range') }),
  output: described,
  errors: ['operation.unknown', 'operation.version-unknown'],
  rest: { method: 'GET', path: '/v1/primitives/{name}' },
  handle: async ({ name, version }, _context, { registry }) => ({
    ...discovery(registry.primitive(name, version)),
    versions: registry.versions(name).map((other) => other.version),
  }),
});
