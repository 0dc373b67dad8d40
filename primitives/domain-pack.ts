import type { Capability } from './capabilities.ts';
import type { Composition } from './composition.ts';
import type { Constraint } from './constraint.ts';
import { constraintsName, constraintsValidator } from './constraints/constraints-validator.ts';
import type { Conversion } from './conversion.ts';
import type { Interpreter } from './interpreter.ts';
import type { Mapping } from './mapping.ts';
import type { Kind } from './names.ts';
import type { Primitive } from './primitive.ts';
import type { Unit } from './model/quantity.ts';
import type { TypeDefinition } from './model/taxonomy.ts';

/** The version of this contract; a pack names the range that it needs. */
export const CONTRACT_VERSION = '0.1.0';

/** What binds a domain onto the generic model. */
export interface Binding {
  readonly types: readonly TypeDefinition[];
  /** How the domain's users write units, to the unit meant. */
  readonly units: Readonly<Record<string, Unit>>;
  /** Further units that sources state values in: those of a file format, which nobody writes by hand. */
  readonly statedIn: readonly Unit[];
  /** What has to hold of the elements of a type, as data; judged by `<pack>.constraints.validate`. */
  readonly constraints: readonly Constraint[];
  /** How the types and properties are called in standards of the field. */
  readonly mappings: readonly Mapping[];
}

/** A domain pack: one folder, loaded by configuration. Nothing outside it names its domain. */
export interface DomainPack {
  readonly name: string;
  readonly version: string;
  /** Range of the BVER contract it needs (npm semver). */
  readonly contract: string;
  readonly title: string;
  readonly license: string;
  /** What of the substrate it needs. */
  readonly capabilities: readonly Capability[];
  readonly binding: Binding;
  /** Version of the stored form of its snapshots. */
  readonly storageVersion: number;
  /** From each earlier storage version to the next, and back. */
  readonly conversions: readonly Conversion[];
  readonly primitives: readonly Primitive<never, unknown>[];
  readonly interpreters: readonly Interpreter<never, unknown>[];
  readonly compositions: readonly Composition[];
  /**
   * What makes a document into a graph that primitives can work on, and what makes each result set: so that a single
   * primitive can be run on a document.
   */
  readonly preparation: {
    readonly resolvers: readonly string[];
    /** Simulator by the name of its result set. */
    readonly simulators: Readonly<Record<string, string>>;
  };
  /** The study that `npm start` runs once, on a document that ships with the project. */
  readonly sample?: { readonly composition: string; readonly documents: readonly string[] };
}

type Optional<T, N extends keyof T> = Omit<T, N> & Partial<Pick<T, N>>;

/** A pack as its author writes it: what it does not have is left out. */
export type AuthoredPack = Optional<Omit<DomainPack, 'binding'>, 'capabilities' | 'conversions'> & {
  readonly binding: Optional<Binding, 'constraints' | 'mappings' | 'statedIn'>;
};

/** Completes a pack; one that has constraints gets the validator that judges them. */
export function defineDomainPack(pack: AuthoredPack): DomainPack {
  const { constraints = [], mappings = [], statedIn = [] } = pack.binding;
  const authored = pack.primitives.filter(({ name }) => name !== constraintsName(pack.name));
  return {
    ...pack,
    capabilities: pack.capabilities ?? [],
    conversions: pack.conversions ?? [],
    binding: { ...pack.binding, statedIn, constraints, mappings },
    primitives: constraints.length === 0 ? authored : [...authored, constraintsValidator(pack, constraints)],
  };
}

export const ofKind = (pack: DomainPack, kind: Kind): readonly Primitive<never, unknown>[] =>
  pack.primitives.filter((primitive) => primitive.kind === kind);
