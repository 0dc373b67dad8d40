import type { DomainPack } from '../domain-pack.ts';
import type { AttributeMapping, ClassMapping, Mapping, PartMapping } from '../mapping.ts';
import type { Assertion } from '../model/assertion.ts';
import type { Graph } from '../model/graph.ts';
import type { Sha256 } from '../model/sha256.ts';
import type { PropertySpec } from '../model/taxonomy.ts';
import { STRUCTURE } from '../model/taxonomy.ts';
import type { Leftovers, Unmapped } from './leftovers.ts';
import { createLeftovers } from './leftovers.ts';
import { uuidOf } from './uuid.ts';

/** What an attribute or association of a resource says: a value, a literal of an enumeration, or another resource. */
export type Said =
  | { readonly name: string; readonly value: string | number | boolean }
  | { readonly name: string; readonly literal: string }
  | { readonly name: string; readonly resource: string };

/** One object of the standard. */
export interface Resource {
  /** UUID, the same in every export of the same element. */
  readonly id: string;
  readonly class: string;
  readonly says: readonly Said[];
}

/** A graph in the words of a standard, and all of it that the standard, or the mapping, has no word for. */
export interface MappedGraph {
  readonly resources: readonly Resource[];
  readonly unmapped: Unmapped;
}

interface Way {
  readonly graph: Graph;
  readonly mapping: Mapping;
  readonly classOf: (subject: string) => ClassMapping | undefined;
  readonly idOf: (name: string) => string;
  /** Whether the class of an element says the value of a path already. */
  readonly isCondition: (own: ClassMapping, path: string) => boolean;
  readonly leftovers: Leftovers;
}

/** Says a graph through a mapping of its pack. Everything is either said or listed as left over. */
export function mapGraph(graph: Graph, pack: DomainPack, mapping: Mapping, sha256: Sha256): MappedGraph {
  const leftovers = createLeftovers();
  const classOf = (subject: string): ClassMapping | undefined => {
    const type = graph.assertion(subject, STRUCTURE.type)?.value;
    return mapping.classes.find(
      ({ type: own, when }) =>
        own.typeId === type && (!when || graph.assertion(subject, when.property)?.value === when.hasValue),
    );
  };
  const isCondition = ({ type }: ClassMapping, path: string): boolean =>
    mapping.classes.some(({ type: own, when }) => own === type && when?.property === path);
  const idOf = (name: string): string => uuidOf(`${mapping.name} ${name}`, sha256);
  const way: Way = { graph, mapping, classOf, idOf, isCondition, leftovers };
  const resources = pack.binding.types.flatMap(({ typeId }) =>
    graph.ofType(typeId).flatMap((subject) => {
      const own = classOf(subject);
      if (own) return [elementOf(way, own, subject), ...portsOf(way, own, subject), ...partsOf(way, own, subject)];
      leftovers.element(typeId, subject);
      return [];
    }),
  );
  return { resources, unmapped: leftovers.all() };
}

/** Paths of an element that say its structure: they are said by its class, its name and its ports. */
const STRUCTURAL: ReadonlySet<string> = new Set([STRUCTURE.type, STRUCTURE.name]);

function elementOf(way: Way, own: ClassMapping, subject: string): Resource {
  const { graph, mapping, leftovers } = way;
  const says: Said[] = [];
  if (mapping.nameAttribute !== undefined) {
    const name = String(graph.assertion(subject, STRUCTURE.name)?.value ?? subject);
    says.push({ name: mapping.nameAttribute, value: name });
  }
  for (const assertion of graph.about(subject).values()) {
    const { path, state } = assertion;
    if (STRUCTURAL.has(path) || state === 'absent' || own.parts?.properties?.[path]) continue;
    const to = own.properties[path];
    const spec = own.type.properties[path];
    const said =
      to &&
      spec &&
      ('association' in to ? referenceOf(way, to.association, assertion) : attributeOf(way, to, spec, assertion));
    if (said) says.push(said);
    else if (!way.isCondition(own, path)) leftovers.value(own.type.typeId, path, to ? assertion.value : undefined);
  }
  return { id: way.idOf(subject), class: own.class, says };
}

function referenceOf({ classOf, idOf }: Way, name: string, { value }: Assertion): Said | undefined {
  const target = String(value);
  return classOf(target) ? { name, resource: idOf(target) } : undefined;
}

const attributeOf = (way: Way, to: AttributeMapping, spec: PropertySpec, { value }: Assertion): Said | undefined =>
  Array.isArray(value) ? undefined : valueOf(way.mapping, to, spec, value as string | number | boolean);

/** In the unit of the standard, to 15 significant digits, which is what a decimal text keeps of a number. */
function valueOf(
  { namespaces }: Mapping,
  { attribute: name, unit, values }: AttributeMapping,
  spec: PropertySpec,
  value: string | number | boolean,
): Said | undefined {
  if (values) {
    const word = values[String(value)];
    if (word === undefined) return undefined;
    return (word.split(':')[0] ?? '') in namespaces ? { name, literal: word } : { name, value: word };
  }
  const toSi = (unit ?? ('toSi' in spec ? spec : 'of' in spec ? spec.of : undefined))?.toSi;
  if (typeof value !== 'number' || toSi === undefined) return { name, value };
  return { name, value: Number((value / toSi).toPrecision(15)) };
}

function portsOf(way: Way, own: ClassMapping, subject: string): Resource[] {
  const { graph, classOf, idOf, leftovers } = way;
  return graph.portsOf(subject).flatMap((port, i) => {
    for (const path of graph.about(port).keys()) {
      if (path !== STRUCTURE.junction || !own.ports) leftovers.value(own.type.typeId, `port ${path}`, undefined);
    }
    if (!own.ports) return [];
    const junction = String(graph.assertion(port, STRUCTURE.junction)?.value);
    const { to } = own.ports;
    const says = startOf(way, own.ports, subject, i + 1);
    if (to !== undefined && classOf(junction)) says.push({ name: to, resource: idOf(junction) });
    else leftovers.value(own.type.typeId, `port ${STRUCTURE.junction}`, junction);
    return [{ id: idOf(port), class: own.ports.class, says }];
  });
}

const startOf = ({ idOf }: Way, { of, sequence }: PartMapping, subject: string, number: number): Said[] => [
  { name: of, resource: idOf(subject) },
  { name: sequence, value: number },
];

function partsOf(way: Way, own: ClassMapping, subject: string): Resource[] {
  const { graph, idOf, mapping, leftovers } = way;
  const { parts } = own;
  if (!parts) return [];
  const lists = Object.entries(parts.properties ?? {}).flatMap(([path, to]) => {
    const spec = own.type.properties[path];
    const value = graph.assertion(subject, path)?.value;
    return spec && Array.isArray(value) ? [{ path, to, spec, entries: value as readonly (string | number)[] }] : [];
  });
  const ports = graph.portsOf(subject);
  const count = Math.max(ports.length, ...lists.map(({ entries }) => entries.length));
  return Array.from({ length: count }, (_, i) => {
    const says = startOf(way, parts, subject, i + 1);
    const port = ports[i];
    if (parts.to !== undefined && port !== undefined) says.push({ name: parts.to, resource: idOf(port) });
    for (const { path, to, spec, entries } of lists) {
      const entry = entries[i];
      if (entry === undefined) continue;
      const said = valueOf(mapping, to, spec, entry);
      if (said) says.push(said);
      else leftovers.value(own.type.typeId, path, entry);
    }
    return { id: idOf(`${subject} part ${i + 1}`), class: parts.class, says };
  });
}
