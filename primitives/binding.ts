import type { Conversion } from './conversion.ts';
import type { DomainPack } from './domain-pack.ts';
import { canonicalJson } from './model/canonical-json.ts';
import type { Sha256 } from './model/sha256.ts';
import type { Properties, PropertySpec, TypeDefinition } from './model/taxonomy.ts';

/**
 * What the values of a snapshot mean, stored under the digest that the snapshot names: so a snapshot explains itself, also to
 * a version of the pack that did not write it.
 */
export interface BindingRecord {
  readonly name: string;
  readonly storageVersion: number;
  readonly types: readonly Pick<TypeDefinition, 'typeId' | 'role' | 'properties'>[];
  /** The way back to earlier storage versions; absent where there is none. */
  readonly conversions?: readonly Conversion[];
}

export const BINDING_MEDIA_TYPE = 'application/vnd.bver.binding+json';

/** What the binding digest covers: the meaning of stored values. */
export const bindingRecord = (pack: DomainPack): BindingRecord => ({
  name: pack.name,
  storageVersion: pack.storageVersion,
  types: [...pack.binding.types]
    .sort((a, b) => (a.typeId < b.typeId ? -1 : 1))
    .map(({ typeId, role, properties }) => ({ typeId, role, properties })),
  ...(pack.conversions.length === 0 ? {} : { conversions: pack.conversions }),
});

export const bindingDigest = (pack: DomainPack, sha256: Sha256): string => sha256(canonicalJson(bindingRecord(pack)));

/**
 * Whether a binding says all that another one says, and means the same by it: same pack and storage version, every type of
 * the other with its role, every property with its form and quantity kind. Stored values are in canonical SI units, so the
 * unit that a property is shown in says nothing about them; more types and properties say more, and nothing else.
 */
export const includes = (all: BindingRecord, some: BindingRecord): boolean =>
  all.name === some.name &&
  all.storageVersion === some.storageVersion &&
  some.types.every(({ typeId, role, properties }) => {
    const same = all.types.find((type) => type.typeId === typeId);
    return same?.role === role && says(same.properties, properties);
  });

/** Whether snapshots of one binding are read by the other as they are: one of the two includes the other. */
export const isCompatible = (a: BindingRecord, b: BindingRecord): boolean => includes(a, b) || includes(b, a);

const says = (all: Partial<Properties>, some: Properties): boolean =>
  Object.entries(some).every(([name, spec]) => {
    const same = all[name];
    return same !== undefined && meaningOf(same) === meaningOf(spec);
  });

/** The part of a property's definition that its stored values are understood by. */
function meaningOf(spec: PropertySpec): string {
  if ('kind' in spec) return spec.kind;
  if (spec.form === 'reference') return `reference ${spec.to}`;
  return 'of' in spec ? `${spec.form} ${spec.of.kind}` : spec.form;
}
