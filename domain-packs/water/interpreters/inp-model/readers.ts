import type { Unit, Value } from '../../../../primitives/index.ts';
import * as t from '../../taxonomy/index.ts';
import { clausesOf } from '../inp/rule-clauses.ts';
import { sectionOf } from '../inp/sections.ts';
import { cut, readClock, readNumber, readTime, words } from '../inp/values.ts';

/** Reads quoted characters, stated in a unit, to the canonical value. Undefined where they do not say one. */
export type Reader = (exact: string, unit: string | undefined) => Value | undefined;

const isUnit = (each: unknown): each is Unit => typeof each === 'object' && each !== null && 'ucum' in each;
const FACTORS = new Map(
  Object.values<unknown>(t)
    .filter(isUnit)
    .map(({ ucum, toSi }) => [ucum, toSi]),
);

/** How many canonical units one of the unit is. */
const factorOf = (unit: string | undefined): number => (unit === undefined ? 1 : (FACTORS.get(unit) ?? Number.NaN));

const unquoted = (exact: string): string => exact.replace(/^"|"$/g, '');

function numbers(exact: string, unit: string | undefined): number[] | undefined {
  const values = words(exact).map(readNumber);
  return values.some((value) => value === undefined)
    ? undefined
    : values.map((value) => Number(value) * factorOf(unit));
}

/** The lines of a text, without blanks around them, and without those that are empty. */
export const linesOf = (exact: string): string =>
  exact
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');

const SUBJECT_OF: Readonly<Record<string, string>> = Object.fromEntries(
  t.ALL_TYPES.map(({ typeId }) => [typeId, typeId.slice(typeId.indexOf('.') + 1).toLowerCase()]),
);

/** The id of an element in the graph: its type in lower case, then its name. */
export const subjectOf = (typeId: string, name: string): string => `${SUBJECT_OF[typeId] ?? typeId}.${name}`;

/** The method by which a name is read as a reference to an element of a type. */
export const referenceMethod = (typeId: string): string => `inp.name/${typeId}`;

/** How the quoted characters of a stated value are read, by the method that its assertion names. */
export const READERS: Readonly<Record<string, Reader>> = {
  'inp.number': (exact, unit) => {
    const value = readNumber(exact);
    return value === undefined ? undefined : value * factorOf(unit);
  },
  'inp.numbers': numbers,
  'inp.text': unquoted,
  'inp.lines': linesOf,
  'inp.word': (exact) => exact.toLowerCase(),
  'inp.keyword': (exact) => exact.toUpperCase(),
  'inp.check-valve': (exact) => exact.toUpperCase() === 'CV',
  'inp.yes': (exact) => exact.toUpperCase() === 'YES',
  'inp.time': (exact) => readTime(words(exact)),
  'inp.clock-time': (exact) => readClock(words(exact)),
  'inp.control-time': (exact) => readTime(words(exact), cut),
  'inp.control-clock-time': (exact) => readClock(words(exact), cut),
  'inp.rule': (exact) => clausesOf(exact),
  'inp.network': (exact) => (exact.startsWith('[') ? t.Network.typeId : undefined),
  'inp.section': (exact) => (exact.startsWith('[') ? sectionOf(exact)?.type : undefined),
  ...Object.fromEntries(
    t.ALL_TYPES.map(({ typeId }): [string, Reader] => [
      referenceMethod(typeId),
      (exact) => subjectOf(typeId, unquoted(exact)),
    ]),
  ),
};
