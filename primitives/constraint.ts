import type { Unit } from './model/quantity.ts';
import type { Properties, PropertySpec, TypeDefinition } from './model/taxonomy.ts';
import type { Level } from './names.ts';

/** A number and its unit, which must be of the property's quantity kind. */
export interface Bound<K extends string = string> {
  readonly value: number;
  readonly unit: Unit<K>;
}

/** What a bound on a property looks like: a quantity for a quantity (of a list: for each entry), a number for a count. */
export type BoundOn<P extends PropertySpec> =
  P extends Unit<infer K>
    ? Bound<K>
    : P extends { form: 'list' | 'matrix'; of: Unit<infer K> }
      ? Bound<K>
      : P extends { form: 'integer' }
        ? number
        : never;

type PlainOf<P extends PropertySpec> = P extends { form: 'text' | 'texts' }
  ? string
  : P extends { form: 'integer' }
    ? number
    : P extends { form: 'boolean' }
      ? boolean
      : never;

/** Other properties of the type that compare with this one: quantities of the same kind, or counts. */
type Comparable<P extends Properties, N extends keyof P> = {
  [M in keyof P]: P[N] extends Unit<infer K>
    ? P[M] extends Unit<K>
      ? M
      : never
    : P[N] extends { form: 'integer' }
      ? P[M] extends { form: 'integer' }
        ? M
        : never
      : never;
}[keyof P] &
  string;

/** What every constraint says beside its rule. */
export interface ConstraintText {
  /** Unique in the pack, in lower case with hyphens: the id of its findings. */
  readonly id: string;
  /** Severity (`sh:severity`); `error` unless said. */
  readonly level?: Level;
  readonly basis?: readonly string[];
  /** Holes: `{value}`, and `{other}` for a comparison of two properties. */
  readonly message: string;
  readonly remedy?: string;
}

/** An example of a property constraint: values by property, quantities as numbers in the unit of the property. */
type ConstraintExample<P extends Properties> = {
  readonly [M in keyof P]?: number | string | boolean | readonly number[] | readonly string[];
};

/** The rules on one property, in the words of SHACL (W3C Recommendation, 20 July 2017, §4). All of them have to hold. */
export interface PropertyRules<P extends Properties, N extends keyof P & string> {
  /** 1: the property has to be said. Without it, an element that does not say the property is not judged. */
  readonly minCount?: 1;
  readonly minInclusive?: BoundOn<P[N]>;
  readonly maxInclusive?: BoundOn<P[N]>;
  readonly minExclusive?: BoundOn<P[N]>;
  readonly maxExclusive?: BoundOn<P[N]>;
  readonly in?: readonly PlainOf<P[N]>[];
  readonly hasValue?: PlainOf<P[N]>;
  /** A regular expression that matches the whole text. */
  readonly pattern?: P[N] extends { form: 'text' | 'texts' } ? string : never;
  /** What it refers to is there and of this type. */
  readonly class?: P[N] extends { form: 'reference' } ? TypeDefinition : never;
  readonly equals?: Comparable<P, N>;
  readonly lessThan?: Comparable<P, N>;
  readonly lessThanOrEquals?: Comparable<P, N>;
}

/** A rule on a property of every element of a type, as data: part of the binding. */
export interface PropertyConstraint extends ConstraintText {
  readonly targetClass: TypeDefinition;
  readonly path: string;
  readonly minCount?: 1;
  readonly minInclusive?: Bound | number;
  readonly maxInclusive?: Bound | number;
  readonly minExclusive?: Bound | number;
  readonly maxExclusive?: Bound | number;
  readonly in?: readonly (string | number | boolean)[];
  readonly hasValue?: string | number | boolean;
  readonly pattern?: string;
  readonly class?: TypeDefinition;
  readonly equals?: string;
  readonly lessThan?: string;
  readonly lessThanOrEquals?: string;
  readonly examples: { readonly pass: readonly object[]; readonly fail: readonly object[] };
}

/** How many ports of an element are connected. */
export interface PortConstraint extends ConstraintText {
  readonly targetClass: TypeDefinition;
  readonly ports: { readonly minCount: number; readonly maxCount: number };
}

export type Constraint = PropertyConstraint | PortConstraint;

/** A rule on a property; one that the type lacks, a bound of another quantity kind and a comparison of unlike do not compile. */
export const constrain = <const P extends Properties, const N extends keyof P & string>(
  targetClass: TypeDefinition<P>,
  path: N,
  rules: PropertyRules<P, N> &
    ConstraintText & {
      readonly examples: {
        readonly pass: readonly [ConstraintExample<P>, ...ConstraintExample<P>[]];
        readonly fail: readonly ConstraintExample<P>[];
      };
    },
): PropertyConstraint => ({ targetClass, path, ...rules });

export const constrainPorts = (
  targetClass: TypeDefinition,
  ports: PortConstraint['ports'],
  text: ConstraintText,
): PortConstraint => ({ targetClass, ports, ...text });
