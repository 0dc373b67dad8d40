import type { UsedReference } from './finding.ts';
import type { Quantity, Unit } from './quantity.ts';
import { quantity } from './quantity.ts';
import type { GraphReader } from './read-set.ts';
import type { ResultSet } from './result-set.ts';
import type { PropertySpec } from './taxonomy.ts';
import { boundsOf } from './uncertainty.ts';

/** What a rule may read at one place: the graph, what was computed from it, and what was found missing on the way. */
export interface ReadContext {
  readonly graph: GraphReader;
  readonly resultSets: Readonly<Record<string, ResultSet>>;
  /** Every assertion, and every computed value, that a read touched, in order. */
  readonly used: UsedReference[];
}

/** A value that is not there, with what to ask for. */
export interface Missing {
  readonly missing: true;
  readonly subject: string;
  readonly path: string;
  readonly unit?: string;
  /** Nobody can state it: a simulation has no result for the element. */
  readonly computed?: true;
}

export const isMissing = (value: unknown): value is Missing =>
  typeof value === 'object' && value !== null && 'missing' in value && value.missing === true;

/**
 * One thing that a rule reads, as data: `T` is what its check receives, `E` how an example writes it. A required read
 * that finds nothing makes the rule's outcome `open`; wrap it in `optional` where the rule can do without.
 */
export interface Read<T, E = unknown> {
  /** For people and for the discovery document. */
  readonly describes: string;
  read(context: ReadContext, subject: string): T | Missing;
  /** The same from an example; `undefined` where the example leaves it out. */
  fromExample(example: E | undefined): T | Missing;
}

export type ValueOf<R> = R extends Read<infer T, infer _E> ? T : never;
export type ExampleOf<R> = R extends Read<infer _T, infer E> ? E : never;

/** What a check receives for a property, by the form of the property. */
export type PropertyValue<P extends PropertySpec> =
  P extends Unit<infer K>
    ? Quantity<K>
    : P extends { form: 'text' } | { form: 'reference' }
      ? string
      : P extends { form: 'boolean' }
        ? boolean
        : P extends { form: 'integer' }
          ? number
          : P extends { form: 'texts' }
            ? readonly string[]
            : P extends { form: 'list' }
              ? readonly number[]
              : readonly (readonly number[])[];

/** A number of an example that is not exact: it lies between two others. All in the property's unit. */
export interface BoundedExample {
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
}

/** How an example writes it: a number in the property's unit, with its bounds or without, or the plain value. */
export type PropertyExample<P extends PropertySpec> = P extends Unit ? number | BoundedExample : PropertyValue<P>;

const isUnit = (spec: PropertySpec): spec is Unit => 'ucum' in spec;

export interface PropertyRead<P extends PropertySpec = PropertySpec> extends Read<
  PropertyValue<P>,
  PropertyExample<P>
> {
  readonly typeId: string;
  readonly path: string;
  readonly spec: P;
}

/** Whether a read is of a property of the element itself. */
export const isPropertyRead = (read: Reads[string]): read is Reads[string] & PropertyRead =>
  'spec' in read && 'path' in read;

export function propertyRead<P extends PropertySpec>(typeId: string, path: string, spec: P): PropertyRead<P> {
  const of = isUnit(spec) ? spec : undefined;
  return {
    typeId,
    path,
    spec,
    describes: `${typeId}.${path}`,
    read: (context, subject) => {
      const assertion = context.graph.assertion(subject, path);
      const reference = { subject, path };
      if (!assertion || assertion.state === 'absent')
        return { missing: true, ...reference, ...(of ? { unit: of.ucum } : {}) };
      context.used.push(reference);
      if (!of) return assertion.value as PropertyValue<P>;
      return quantity(Number(assertion.value), of, {
        state: assertion.state,
        assertion: reference,
        ...boundsOf(Number(assertion.value), assertion.uncertainty),
      }) as unknown as PropertyValue<P>;
    },
    fromExample: (example) => {
      if (example === undefined) return { missing: true, subject: 'example', path };
      return (of ? exampleOf(example as number | BoundedExample, of) : example) as unknown as PropertyValue<P>;
    },
  };
}

function exampleOf(example: number | BoundedExample, of: Unit): Quantity {
  const { value, lower, upper } =
    typeof example === 'number' ? { value: example, lower: example, upper: example } : example;
  return quantity(value * of.toSi, of, { state: 'stated', lower: lower * of.toSi, upper: upper * of.toSi });
}

/** The same read, for a rule that can do without: its check receives `undefined` where nothing is said. */
export const optional = <T, E>(inner: Read<T, E>): Read<T | undefined, E | undefined> => ({
  describes: `${inner.describes} (optional)`,
  read: (context, subject) => {
    const value = inner.read(context, subject);
    return isMissing(value) ? undefined : value;
  },
  fromExample: (example) => {
    const value = inner.fromExample(example);
    return isMissing(value) ? undefined : value;
  },
});

export type Reads = Readonly<Record<string, Read<unknown, never>>>;
export type ReadValues<R extends Reads> = { readonly [N in keyof R]: ValueOf<R[N]> };
/** An example gives each read, or leaves out what is not on the drawing. */
export type ReadExample<R extends Reads> = { readonly [N in keyof R]?: ExampleOf<R[N]> };

/** What several reads found, and what they did not: values that are missing are then not to be used. */
export interface Found<R extends Reads> {
  readonly values: ReadValues<R>;
  readonly missing: readonly Missing[];
}

/** Reads every entry at one place. */
export const readAll = <R extends Reads>(reads: R, context: ReadContext, subject: string): Found<R> =>
  collect(reads, (_, read) => read.read(context, subject));

/** The values of an example, in the form that a check receives. */
export function readExample<R extends Reads>(reads: R, example: ReadExample<R>): Found<R> {
  const given = example as Readonly<Record<string, unknown>>;
  return collect(reads, (name, read) => read.fromExample(given[name] as never));
}

function collect<R extends Reads>(reads: R, valueOf: (name: string, read: Reads[string]) => unknown): Found<R> {
  const missing: Missing[] = [];
  const values: [string, unknown][] = [];
  for (const [name, read] of Object.entries(reads)) {
    const value = valueOf(name, read);
    if (isMissing(value)) missing.push(value);
    values.push([name, value]);
  }
  return { values: Object.fromEntries(values) as ReadValues<R>, missing };
}
