import { AbbreviableNames } from './abbreviation.ts';

/** How a value is written, and so how it is read. */
export type Kind =
  | 'number'
  | 'integer'
  | 'yesNo'
  | 'choice'
  | 'text'
  | 'file'
  | 'bus'
  | 'buses'
  | 'numbers'
  | 'integers'
  | 'texts'
  | 'choices'
  | 'matrix'
  | 'complex'
  | 'element'
  | 'like'
  | 'computed';

export interface PropertyType {
  readonly kind: Kind;
  readonly above?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Spellings of each choice, the first of them the canonical one. */
  readonly choices?: readonly (readonly string[])[];
  /** Class of the object that the value names. */
  readonly refersTo?: string;
  /** There is a value for each winding or conductor; the last `Wdg=` or `Cond=` says for which. */
  readonly each?: 'winding' | 'conductor';
  /** The value is a list that gives another property to every winding in turn. */
  readonly spreads?: string;
  /** The value says for which winding or conductor the following ones are. */
  readonly selects?: boolean;
}

export interface Property extends PropertyType {
  readonly name: string;
  /** The name in lower case. */
  readonly key: string;
  /** Place in the order of values without a name, from zero. */
  readonly position: number;
}

export interface ClassDefinition<P extends string = string> {
  readonly name: string;
  readonly key: string;
  readonly properties: readonly Property[];
  readonly names: readonly P[];
  /** False for the classes that may be defined before there is a circuit. */
  readonly needsCircuit: boolean;
  find(written: string): Property | undefined;
}

/** A class of OpenDSS objects with its properties in OpenDSS's own order. */
export function defineClass<const P extends Readonly<Record<string, PropertyType>>>(
  name: string,
  types: P,
  { needsCircuit = true }: { needsCircuit?: boolean } = {},
): ClassDefinition<Extract<keyof P, string>> {
  const names = Object.keys(types) as Extract<keyof P, string>[];
  const properties = Object.entries(types).map(([property, type], position): Property => ({
    ...type,
    name: property,
    key: property.toLowerCase(),
    position,
  }));
  const index = new AbbreviableNames(properties);
  return { name, key: name.toLowerCase(), properties, names, needsCircuit, find: (written) => index.find(written) };
}

export const number: PropertyType = { kind: 'number' };
export const positive: PropertyType = { kind: 'number', above: 0 };
export const nonNegative: PropertyType = { kind: 'number', atLeast: 0 };
export const between = (atLeast: number, atMost: number): PropertyType => ({ kind: 'number', atLeast, atMost });
export const integer: PropertyType = { kind: 'integer' };
export const count: PropertyType = { kind: 'integer', atLeast: 1 };
/** How many phases, windings or conductors there are: what else is written there is a mistake. */
export const few: PropertyType = { kind: 'integer', atLeast: 1, atMost: 100 };
export const whole = (atLeast: number, atMost: number): PropertyType => ({ kind: 'integer', atLeast, atMost });
export const index: PropertyType = { kind: 'integer', atLeast: 1, selects: true };
export const yesNo: PropertyType = { kind: 'yesNo' };
export const text: PropertyType = { kind: 'text' };
export const file: PropertyType = { kind: 'file' };
export const bus: PropertyType = { kind: 'bus' };
export const buses: PropertyType = { kind: 'buses' };
export const numbers: PropertyType = { kind: 'numbers' };
export const integers: PropertyType = { kind: 'integers' };
export const texts: PropertyType = { kind: 'texts' };
export const matrix: PropertyType = { kind: 'matrix' };
export const complex: PropertyType = { kind: 'complex' };
/** The full name of an element, `class.name`. */
export const element: PropertyType = { kind: 'element' };
export const like: PropertyType = { kind: 'like' };
/** What OpenDSS reports and a script cannot set. */
export const computed: PropertyType = { kind: 'computed' };
export const reference = (refersTo: string): PropertyType => ({ kind: 'text', refersTo });
export const references = (refersTo: string): PropertyType => ({ kind: 'texts', refersTo });

/** One of several words; each argument is a word, followed by its other spellings. */
export const choice = (...choices: readonly string[]): PropertyType => ({
  kind: 'choice',
  choices: choices.map((spellings) => spellings.split(' ')),
});
export const connection = choice('wye y ln', 'delta ll');
export const autoTransformerConnection = choice('wye y ln', 'delta ll', 'series');
export const connections: PropertyType = { ...connection, kind: 'choices' };
export const lengthUnit = choice(
  'none',
  'mi miles',
  'kft',
  'km kilometers kilometres',
  'm meters metres',
  'ft feet foot',
  'in inches',
  'cm centimeters centimetres',
  'mm millimeters millimetres',
);
export const earthModel = choice('Carson', 'FullCarson', 'Deri');
export const lineType = choice(
  'oh',
  'ug',
  'ug_ts',
  'ug_cn',
  'swt_ldbrk',
  'swt_fuse',
  'swt_sect',
  'swt_rec',
  'swt_disc',
  'swt_brk',
  'swt_elbow',
  'busbar',
);
/** A phase by its number, or which of the phases to look at. */
export const monitoredPhase = choice('min', 'max', 'avg', '1', '2', '3');

export const eachWinding = (type: PropertyType): PropertyType => ({ ...type, each: 'winding' });
export const eachConductor = (type: PropertyType): PropertyType => ({ ...type, each: 'conductor' });
export const spread = (spreads: string, type: PropertyType): PropertyType => ({ ...type, spreads });
