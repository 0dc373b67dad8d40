import { z } from 'zod';
import type { PortDefinition, PropertySpec, Registry, TypeDefinition } from '../../primitives/index.ts';
import { BverError, createTypeCatalog, formatReference } from '../../primitives/index.ts';
import { unitOfProperty } from '../graph-words/quantity-text.ts';
import { defineSystemOperation } from '../operation.ts';

const brief = z.object({
  type: z.string(),
  pack: z.string().describe('The domain pack that binds it'),
  role: z.enum(['equipment', 'junction', 'catalog']),
  properties: z.int().describe('How many it has'),
  ports: z
    .array(z.string())
    .optional()
    .describe('What its ports are for, in order; absent where it says nothing of them'),
  medium: z.string().optional().describe('Of a junction: what meets in it'),
  specializes: z.array(z.string()).optional().describe('More general types that it is one of'),
  ref: z.string(),
});

const property = z.object({
  name: z.string(),
  form: z.enum(['quantity', 'text', 'texts', 'boolean', 'integer', 'reference', 'list', 'matrix']),
  quantityKind: z.string().optional(),
  unit: z.string().optional().describe('UCUM code of the unit that its pack names'),
  accepts: z.array(z.string()).optional().describe('Units in which it can be stated'),
  to: z.string().optional().describe('The type that it refers to'),
});

const port = z.object({
  sequence: z.int().optional().describe('From one; absent for what every further port is like'),
  role: z.string(),
  medium: z.string(),
  connectsTo: z.array(z.string()).describe('Types of junctions that it may be connected to'),
  optional: z.boolean(),
  properties: z.array(property),
});

interface Bound {
  readonly pack: string;
  readonly type: TypeDefinition;
}

const typesOf = ({ packs }: Registry): Bound[] =>
  packs
    .flatMap(({ name, binding }) => binding.types.map((type) => ({ pack: name, type })))
    .sort((a, b) => (a.type.typeId < b.type.typeId ? -1 : 1));

const toBrief = ({ pack, type }: Bound): z.output<typeof brief> => ({
  ...{ type: type.typeId, pack, role: type.role, properties: Object.keys(type.properties).length },
  ...(type.ports ? { ports: type.ports.map(({ role }) => role) } : {}),
  ...(type.medium === undefined ? {} : { medium: type.medium }),
  ...(type.specializes ? { specializes: [...type.specializes] } : {}),
  ref: formatReference({ kind: 'type', type: type.typeId }),
});

function toProperty(name: string, spec: PropertySpec, { packs }: Registry): z.output<typeof property> {
  const unit = unitOfProperty(spec);
  const form = 'form' in spec ? spec.form : 'quantity';
  const to = 'form' in spec && spec.form === 'reference' ? { to: spec.to } : {};
  if (!unit) return { name, form, ...to };
  const known = packs.flatMap(({ binding }) => Object.entries(binding.units));
  const accepts = known.filter(([, { kind }]) => kind === unit.kind).map(([alias]) => alias);
  return { name, form, quantityKind: unit.kind, unit: unit.ucum, accepts: [...new Set(accepts)] };
}

/** Junctions that a port may be connected to: those that it names, or every one of its medium. */
function junctionsFor({ medium, to }: PortDefinition, registry: Registry): string[] {
  const types = typesOf(registry).map(({ type }) => type);
  const catalog = createTypeCatalog(types);
  return types
    .filter(({ role }) => role === 'junction')
    .filter((type) =>
      to
        ? to.some((general) => catalog.isA(type.typeId, general))
        : type.medium === undefined || type.medium === medium,
    )
    .map(({ typeId }) => typeId);
}

const toPort = (definition: PortDefinition, registry: Registry, sequence?: number): z.output<typeof port> => ({
  ...(sequence === undefined ? {} : { sequence }),
  role: definition.role,
  medium: definition.medium,
  connectsTo: junctionsFor(definition, registry),
  optional: definition.optional ?? false,
  properties: Object.entries(definition.properties ?? {}).map(([name, spec]) => toProperty(name, spec, registry)),
});

export const listTypes = defineSystemOperation({
  operationId: 'taxonomy.types',
  title: 'List types',
  description: 'The types of element that the loaded packs know: what there can be in a graph.',
  input: z.strictObject({
    pack: z.string().optional(),
    role: z.enum(['equipment', 'junction', 'catalog']).optional(),
    medium: z.string().optional().describe('Types with a port of this medium, and junctions that join it'),
    property: z.string().optional().describe('Types that have a property of this name'),
    specializes: z.string().optional().describe('Types that are one of this more general type'),
  }),
  output: z.object({ types: z.array(brief) }),
  rest: { method: 'GET', path: '/v1/types' },
  handle: async (wanted, _context, { registry }) => ({
    types: typesOf(registry)
      .filter(({ pack, type }) => {
        const media = [type.medium, ...[...(type.ports ?? []), type.furtherPorts].map((one) => one?.medium)];
        return (
          (wanted.pack === undefined || pack === wanted.pack) &&
          (wanted.role === undefined || type.role === wanted.role) &&
          (wanted.medium === undefined || media.includes(wanted.medium)) &&
          (wanted.property === undefined || Object.hasOwn(type.properties, wanted.property)) &&
          (wanted.specializes === undefined || (type.specializes ?? []).includes(wanted.specializes))
        );
      })
      .map(toBrief),
  }),
});

export const getType = defineSystemOperation({
  operationId: 'taxonomy.type',
  title: 'Look at a type',
  description:
    'What an element of a type can say, each property with form, quantity kind and units, and through which ports it connects to what: what graph.propose checks a change against.',
  input: z.strictObject({ type: z.string() }),
  output: brief.extend({
    properties: z.array(property),
    ports: z.array(port).optional(),
    furtherPorts: port.optional().describe('What each port beyond those is like'),
  }),
  errors: ['type.not-found'],
  rest: { method: 'GET', path: '/v1/types/{type}' },
  async handle({ type: typeId }, _context, { registry }) {
    const all = typesOf(registry);
    const bound = all.find(({ type }) => type.typeId === typeId);
    if (!bound) {
      const near = createTypeCatalog(all.map(({ type }) => type)).near(typeId);
      throw new BverError('type.not-found', { type: typeId, near: near.join(', ') });
    }
    const { type } = bound;
    const { ports: _ports, ...told } = toBrief(bound);
    return {
      ...told,
      properties: Object.entries(type.properties).map(([name, spec]) => toProperty(name, spec, registry)),
      ...(type.ports ? { ports: type.ports.map((one, i) => toPort(one, registry, i + 1)) } : {}),
      ...(type.furtherPorts ? { furtherPorts: toPort(type.furtherPorts, registry) } : {}),
    };
  },
});
