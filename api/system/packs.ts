import { z } from 'zod';
import type { Constraint, DomainPack, Mapping } from '../../primitives/index.ts';
import { bindingDigest, BverError } from '../../primitives/index.ts';
import { sha256 } from '../../runtime/sha256.ts';
import { defineSystemOperation } from '../operation.ts';

const described = z.looseObject({ name: z.string(), version: z.string(), title: z.string() });

const brief = (pack: DomainPack): z.output<typeof described> => {
  const { name, version, title, contract, license, storageVersion, capabilities, primitives, compositions } = pack;
  return {
    name,
    version,
    title,
    contract,
    license,
    storageVersion,
    capabilities,
    primitives: primitives.length,
    compositions: compositions.map((composition) => composition.name),
  };
};

export const listPacks = defineSystemOperation({
  operationId: 'packs.list',
  title: 'List domain packs',
  description: 'The domain packs that are loaded, with their versions.',
  input: z.strictObject({}),
  output: z.object({ packs: z.array(described) }),
  rest: { method: 'GET', path: '/v1/packs' },
  handle: async (_input, _context, { registry }) => ({ packs: registry.packs.map(brief) }),
});

export const getPack = defineSystemOperation({
  operationId: 'packs.get',
  title: 'Look at a domain pack',
  description:
    'Everything that the manifest of a domain pack says: its types with their properties and units, what has to hold of them, how they are called in standards of the field, how snapshots of earlier versions are converted, and its operations.',
  input: z.strictObject({ pack: z.string().describe('Name of the pack') }),
  output: described,
  errors: ['pack.unknown'],
  rest: { method: 'GET', path: '/v1/packs/{pack}' },
  async handle({ pack: name }, _context, { registry }) {
    const pack = registry.packs.find((each) => each.name === name);
    const known = registry.packs.map((each) => each.name).join(', ');
    if (!pack) throw new BverError('pack.unknown', { name, known });
    const { types, units, constraints, mappings } = pack.binding;
    return {
      ...brief(pack),
      bindingDigest: bindingDigest(pack, sha256),
      conversions: pack.conversions,
      types: types.map(({ typeId, role, properties }) => ({ typeId, role, properties })),
      units,
      constraints: constraints.map(inWords),
      mappings: mappings.map(withTypeIds),
      primitives: pack.primitives.map(({ name: own, version, kind, title }) => ({ name: own, version, kind, title })),
      compositions: pack.compositions.map(({ name: own, version, title }) => ({ name: own, version, title })),
    };
  },
});

/** Types by their ids, as everywhere else in the document. */
const inWords = (constraint: Constraint): Record<string, unknown> => ({
  ...constraint,
  targetClass: constraint.targetClass.typeId,
  ...('path' in constraint && constraint.class ? { class: constraint.class.typeId } : {}),
});

const withTypeIds = (mapping: Mapping): Record<string, unknown> => ({
  ...mapping,
  classes: mapping.classes.map((each) => ({ ...each, type: each.type.typeId })),
});
