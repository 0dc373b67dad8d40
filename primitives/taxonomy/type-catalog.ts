import type { PortDefinition, PropertySpec, TypeDefinition } from '../model/taxonomy.ts';
import { nodeOfPort, STRUCTURE } from '../model/taxonomy.ts';
import { nearest } from '../nearest.ts';

/** The types that packs bind, to look up by. */
export interface TypeCatalog {
  type(typeId: string): TypeDefinition | undefined;
  /** Ids of types that may have been meant. */
  near(typeId: string): readonly string[];
  /** Whether a type is the other one, or one of those that it generalizes. */
  isA(typeId: string, general: string): boolean;
}

export function createTypeCatalog(types: readonly TypeDefinition[]): TypeCatalog {
  const byId = new Map(types.map((type) => [type.typeId, type]));
  return {
    type: (typeId) => byId.get(typeId),
    near: (typeId) => nearest(typeId, [...byId.keys()]),
    isA: (typeId, general) => typeId === general || (byId.get(typeId)?.specializes ?? []).includes(general),
  };
}

/** The sequence number of a port, from one; 0 for a subject that is no port. */
export const sequenceOf = (subject: string): number => Number(/#(\d+)$/.exec(subject)?.[1] ?? 0);

/** How a type's port of that number is; `undefined` where the type has none, or says nothing about its ports. */
export const portOf = ({ ports, furtherPorts }: TypeDefinition, sequence: number): PortDefinition | undefined =>
  ports?.[sequence - 1] ?? (ports && sequence > ports.length ? furtherPorts : undefined);

/** What a property of a subject, an element or a port, holds; `undefined` where its type has no such property. */
export function propertyOf(type: TypeDefinition, subject: string, path: string): PropertySpec | undefined {
  const sequence = sequenceOf(subject);
  const properties = sequence === 0 ? type.properties : portOf(type, sequence)?.properties;
  return properties && Object.hasOwn(properties, path) ? properties[path] : undefined;
}

const STRUCTURAL: readonly string[] = [STRUCTURE.type, STRUCTURE.name, STRUCTURE.junction];
export const isStructural = (path: string): boolean => STRUCTURAL.includes(path);

/** Paths that a subject of this type can have, for people to choose from. */
export const pathsOf = (type: TypeDefinition, subject: string): string[] =>
  sequenceOf(subject) === 0
    ? [...Object.keys(type.properties), STRUCTURE.name]
    : [STRUCTURE.junction, ...Object.keys(portOf(type, sequenceOf(subject))?.properties ?? {})];

/** The element that a subject belongs to. */
export const ownerOf = (subject: string): string => (sequenceOf(subject) === 0 ? subject : nodeOfPort(subject));
