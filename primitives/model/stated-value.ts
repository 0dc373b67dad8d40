import { nearest } from '../nearest.ts';
import type { Unit } from './quantity.ts';
import type { PropertySpec } from './taxonomy.ts';
import type { Value } from './value.ts';

/** A value as a person or a model gives it: in any unit that its readers know, or, without one, in the canonical SI unit. */
export interface GivenValue {
  /** A number, a text (`90 cm` as well), true or false, or lists of them. */
  readonly value: unknown;
  /** As its users write it, or its UCUM code. */
  readonly unit?: string | undefined;
}

/** A value that was understood: in SI, with the unit it was given in, and in words as they can be quoted. */
export interface StatedValue {
  readonly value: Value;
  /** UCUM code of the unit it was given in; absent where it was given without one. */
  readonly unit?: string;
  readonly words: string;
}

/** Why a value does not fit its property. */
export interface ValueProblem {
  readonly problem: string;
  /** Which part of it is meant. */
  readonly at: 'value' | 'unit';
}

/** How users write units, to the unit meant: those of the packs that are loaded. A unit of one kind never passes for another. */
export type KnownUnits = readonly (readonly [alias: string, unit: Unit])[];

const problem = (text: string, at: ValueProblem['at'] = 'value'): ValueProblem => ({ problem: text, at });

/** Reads a value that is given for a property: form, unit and quantity kind have to fit. */
export function readStatedValue(spec: PropertySpec, given: GivenValue, units: KnownUnits): StatedValue | ValueProblem {
  if ('ucum' in spec) return quantityOf(spec, given, units, isNumber, 'a number');
  if (spec.form === 'list') return quantityOf(spec.of, given, units, isList, 'a list of numbers');
  if (spec.form === 'matrix') return quantityOf(spec.of, given, units, isMatrix, 'rows of numbers, all of one length');
  if (given.unit !== undefined) return problem('It has no unit.', 'unit');
  const plain = spec.form === 'integer' && typeof given.value === 'string' ? Number(given.value) : given.value;
  const fits = PLAIN[spec.form];
  if (!fits.is(plain)) return problem(`It is ${fits.called}.`);
  return { value: plain, words: typeof plain === 'string' ? textWords(plain) : JSON.stringify(plain) };
}

const isText = (value: unknown): value is Value => typeof value === 'string';
const isTexts = (value: unknown): value is Value => Array.isArray(value) && value.every(isText);
const isBoolean = (value: unknown): value is Value => typeof value === 'boolean';
const isInteger = (value: unknown): value is Value => Number.isSafeInteger(value);
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isList = (value: unknown): value is number[] => Array.isArray(value) && value.every(isNumber);
const isMatrix = (value: unknown): value is number[][] =>
  Array.isArray(value) && value.every((row: unknown) => isList(row) && row.length === (value[0] as number[]).length);

const PLAIN = {
  text: { is: isText, called: 'a text' },
  reference: { is: isText, called: 'the id of an element' },
  texts: { is: isTexts, called: 'a list of texts' },
  boolean: { is: isBoolean, called: 'true or false' },
  integer: { is: isInteger, called: 'a whole number' },
} as const;

/** A text that is one line and cannot be mistaken for JSON is quoted as it is; any other as JSON. */
const textWords = (text: string): string =>
  /^[\p{L}\p{N}_.](.*\S)?$/u.test(text) && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text) ? text : JSON.stringify(text);

/** Reads the words of a value again, as they are quoted: what was understood of it the first time. */
export function readWords(spec: PropertySpec, words: string, units: KnownUnits): StatedValue | ValueProblem {
  const plain = 'form' in spec && spec.form in PLAIN;
  const isJson = plain && (['text', 'reference'].includes(spec.form) ? words.startsWith('"') : true);
  return readStatedValue(spec, { value: isJson ? (jsonOf(words) ?? words) : words }, units);
}

function jsonOf(words: string): unknown {
  try {
    return JSON.parse(words) as unknown;
  } catch {
    return undefined;
  }
}

type Numbers = number | readonly Numbers[];
const scaled = (value: Numbers, by: number): Numbers =>
  typeof value === 'number' ? value * by : value.map((one) => scaled(one, by));

function quantityOf(
  canonical: Unit,
  given: GivenValue,
  units: KnownUnits,
  fits: (value: unknown) => boolean,
  called: string,
): StatedValue | ValueProblem {
  const { value, unit: code } = taken(given);
  if (!fits(value))
    return problem(
      `It is ${called}${canonical.ucum === '1' ? '' : `, in ${canonical.ucum} or a unit of the same kind`}.`,
    );
  if (code === undefined) return { value: value as Value, words: JSON.stringify(value) };
  const unit = unitNamed(code, canonical, units);
  if ('problem' in unit) return unit;
  const si = scaled(value as Numbers, unit.toSi);
  if (!fits(si)) return problem('It is too large.');
  return { value: si as Value, unit: unit.ucum, words: `${JSON.stringify(value)} ${code}` };
}

const QUANTITY = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?:\s*(\S.*?))?\s*$/;

const LIST = /^\s*(\[.*\])(?:\s*(\S.*?))?\s*$/;

/** The number, or the numbers, and the unit of a text such as `90 cm` and `[1, 2] kg`. */
function taken({ value, unit }: GivenValue): GivenValue {
  const { 1: numbers, 2: theirs } = (typeof value === 'string' && LIST.exec(value)) || [];
  if (numbers !== undefined && (theirs === undefined || unit === undefined)) {
    return { value: jsonOf(numbers) ?? value, unit: unit ?? theirs };
  }
  const { 1: number, 2: written } = (typeof value === 'string' && QUANTITY.exec(value)) || [];
  if (number === undefined || (written !== undefined && unit !== undefined)) return { value, unit };
  return { value: Number(number), unit: unit ?? written };
}

/** The unit of that name and of the property's quantity kind: two units of one dimension (W, var) may be of two kinds. */
function unitNamed(code: string, canonical: Unit, units: KnownUnits): Unit | ValueProblem {
  const named = [...units, [canonical.ucum, canonical] as const].filter(
    ([alias, { ucum }]) => alias === code || ucum === code,
  );
  const found = named.find(([, { kind }]) => kind === canonical.kind);
  if (found) return found[1];
  const fitting = units.filter(([, { kind }]) => kind === canonical.kind).map(([alias]) => alias);
  const [other] = named;
  if (other)
    return problem(
      `${code} is a unit of ${other[1].kind}, and this is a ${canonical.kind}: ${fitting.join(', ')}.`,
      'unit',
    );
  const near = nearest(code, fitting);
  return problem(
    `${code} is not known. ${near.length > 0 ? `Close to it: ${near.join(', ')}` : `Known here: ${fitting.join(', ')}`}.`,
    'unit',
  );
}
