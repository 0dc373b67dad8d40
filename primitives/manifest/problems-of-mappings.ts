import type { DomainPack } from '../domain-pack.ts';
import type { AttributeMapping, ClassMapping, Mapping, PartMapping, PropertyMapping } from '../mapping.ts';
import type { PropertySpec } from '../model/taxonomy.ts';
import type { PackProblem } from './pack-problem.ts';
import { packProblem as of } from './pack-problem.ts';

/** What is wrong with the mappings of a pack: names nobody knows, units of another kind, what cannot be told apart again. */
export function* problemsOfMappings({ binding }: DomainPack): Generator<PackProblem> {
  for (const mapping of binding.mappings) {
    for (const each of mapping.classes) {
      const where = `${mapping.name}: ${each.type.typeId} → ${each.class}`;
      if (!binding.types.includes(each.type)) yield of(`${where} is of no type of it`, 'Add the type to the binding.');
      yield* problemsOfClass(where, each);
      yield* problemsOfNames(where, mapping, each);
    }
    yield* problemsOfWaysBack(mapping);
  }
}

function* problemsOfClass(
  where: string,
  { type, properties, when, ports, parts }: ClassMapping,
): Generator<PackProblem> {
  if (when && !(when.property in type.properties)) {
    yield of(`${where} goes by ${when.property}, which there is not`, 'Correct the name of the property.');
  }
  const mapped = [...Object.entries(properties), ...partsOf(ports), ...partsOf(parts)];
  for (const [property, to] of mapped) {
    const spec = type.properties[property];
    if (!spec) yield of(`${where} maps ${property}, which there is not`, 'Correct the name of the property.');
    else yield* problemsOfProperty(`${where}, ${property}`, spec, to);
  }
  const attributes = mapped.map(([, to]) => ('attribute' in to ? to.attribute : to.association));
  for (const twice of new Set(attributes.filter((one, i) => attributes.indexOf(one) !== i))) {
    yield of(`${where} maps two properties to ${twice}`, 'Map one of them, so that it can be read back.');
  }
}

const partsOf = (part: PartMapping | undefined): [string, AttributeMapping][] => Object.entries(part?.properties ?? {});

function* problemsOfProperty(where: string, spec: PropertySpec, to: PropertyMapping): Generator<PackProblem> {
  const isReference = 'form' in spec && spec.form === 'reference';
  if ('association' in to) {
    if (!isReference) yield of(`${where} is no reference, and mapped to an association`, 'Map it to an attribute.');
    return;
  }
  if (isReference) yield of(`${where} is a reference, and mapped to an attribute`, 'Map it to an association.');
  const kind = 'kind' in spec ? spec.kind : 'of' in spec ? spec.of.kind : undefined;
  if (to.unit && to.unit.kind !== kind) {
    const remedy = 'Give the unit of the standard for the same quantity kind.';
    yield of(
      `${where} is of ${kind ?? 'no quantity kind'}, and ${to.attribute} in ${to.unit.ucum} (${to.unit.kind})`,
      remedy,
    );
  }
  const words = Object.values(to.values ?? {});
  if (new Set(words).size < words.length) {
    yield of(`${where} gives two values the same word`, 'Give each a word of its own, so that it can be read back.');
  }
}

function* problemsOfNames(where: string, { namespaces, nameAttribute }: Mapping, each: ClassMapping) {
  const parts = [each.ports, each.parts].flatMap((part) => (part ? [part.class, part.of, part.sequence, part.to] : []));
  const attributes = Object.values(each.properties).map((to) => ('attribute' in to ? to.attribute : to.association));
  for (const name of [each.class, ...attributes, ...parts, nameAttribute]) {
    const prefix = name?.split(':')[0] ?? '';
    if (name !== undefined && !(prefix in namespaces)) {
      yield of(`${where} names ${name}, whose prefix is not declared`, `Declare ${prefix} in namespaces.`);
    }
  }
}

/** A class stands for one type only, and several classes of a type are told apart by a condition. */
function* problemsOfWaysBack({ name, classes }: Mapping): Generator<PackProblem> {
  for (const [i, { type, class: own, when }] of classes.entries()) {
    const later = classes.slice(i + 1);
    if (later.some((other) => other.class === own && other.type !== type)) {
      yield of(`${name}: several types are mapped to ${own}`, 'Map one of them, so that it can be read back.');
    }
    if (!when && later.some((other) => other.type === type)) {
      yield of(`${name}: ${type.typeId} is ${own}, and something else after it`, 'Say `when` on all but the last.');
    }
  }
}
