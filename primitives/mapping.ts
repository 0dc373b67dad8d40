import type { Unit } from './model/quantity.ts';
import type { TypeDefinition } from './model/taxonomy.ts';

/** A property as an attribute of the standard: in its unit, or by its words for ours. */
export interface AttributeMapping {
  /** `cim:Conductor.length`: prefix, class that declares it, attribute. */
  readonly attribute: string;
  /** Unit in which the standard has it, of the same quantity kind; the canonical unit unless said. */
  readonly unit?: Unit;
  /** The standard's word for each of ours; one with a prefix is an enumeration literal. No two are the same. */
  readonly values?: Readonly<Record<string, string>>;
}

/** A reference as an association of the standard. */
export interface AssociationMapping {
  readonly association: string;
}

export type PropertyMapping = AttributeMapping | AssociationMapping;

/** Objects of their own that the standard has for each port, or for each entry of an element's lists. */
export interface PartMapping {
  readonly class: string;
  /** Association to the element. */
  readonly of: string;
  /** Attribute with the number of the part, counted from one. */
  readonly sequence: string;
  /** Association of a port to its junction, or of an entry to the port of the same number. */
  readonly to?: string;
  /** Lists of which each part takes its entry. */
  readonly properties?: Readonly<Record<string, AttributeMapping>>;
}

/** A type as a class of the standard. */
export interface ClassMapping {
  readonly type: TypeDefinition;
  /** Where a type is several classes: which of its elements are this one. The first that fits counts. */
  readonly when?: { readonly property: string; readonly hasValue: string | number | boolean };
  readonly class: string;
  readonly properties: Readonly<Record<string, PropertyMapping>>;
  readonly ports?: PartMapping;
  readonly parts?: PartMapping;
}

/** How a pack's types and properties are called in a standard of the field: data, checked, discoverable, and exported by. */
export interface Mapping {
  /** `cim`, `ifc`. */
  readonly name: string;
  readonly title: string;
  readonly basis: readonly string[];
  readonly namespaces: Readonly<Record<string, string>>;
  /** IRI of what the document promises to hold, for the header that IEC 61970-552 has; no header without it. */
  readonly profile?: string;
  /** Attribute for the name of an element. */
  readonly nameAttribute?: string;
  readonly classes: readonly ClassMapping[];
}
