import type { AnswerType, QuantityType } from './question.ts';
import { expected } from './answer-type.ts';
import type { Uncertainty } from './uncertainty.ts';
import type { Value } from './value.ts';

/** What words say, as an assertion has it: in canonical SI units. */
export interface SaidAnswer {
  readonly value: Value;
  /** As it is written, where that is not the canonical unit. */
  readonly unit?: string;
  /** The bounds that `±` says. */
  readonly uncertainty?: Uncertainty;
}

export type AnswerReading = SaidAnswer | { readonly problem: string };

/**
 * Reads the words of an answer: `12 kg`, `12 ± 0.5 kg`, `12 kg ± 2 %`, `1, 2.5 m`, `yes`. The same words always say the
 * same: what is stored as the source of a value can be read again.
 */
export function readAnswer(type: AnswerType, given: string): AnswerReading {
  const words = given.trim();
  if (words === '') return problem(type, 'says nothing');
  switch (type.form) {
    case 'quantity':
      return readQuantity(type, words);
    case 'quantities':
      return readQuantities(type, words);
    case 'integer': {
      const value = Number(words);
      return /^[+-]?\d+$/.test(words) && Number.isSafeInteger(value)
        ? { value: canonical(value) }
        : problem(type, `“${words}” is not`);
    }
    case 'boolean': {
      if (/^(yes|true)$/i.test(words)) return { value: true };
      return /^(no|false)$/i.test(words) ? { value: false } : problem(type, `“${words}” is neither`);
    }
    case 'choice': {
      const value = type.options.find((option) => option.toLowerCase() === words.toLowerCase());
      return value === undefined ? problem(type, `“${words}” is not among them`) : { value };
    }
    case 'texts':
      return { value: words.split(',').map((text) => text.trim()) };
    case 'text':
    case 'reference':
      return { value: words };
  }
}

const NUMBER = String.raw`[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?`;
const COMMA = /^[+-]?\d+,\d/;
const ONE = new RegExp(`^${NUMBER}$`);
const MEASURED = new RegExp(String.raw`^(${NUMBER})\s*([^±]*?)\s*(?:(?:±|\+/-)\s*(${NUMBER})\s*(.*))?$`, 'u');

function readQuantity(type: AnswerType & QuantityType, words: string): AnswerReading {
  const [, number, before = '', spread, behind = ''] = MEASURED.exec(words.replaceAll('+/-', '±')) ?? [];
  if (number === undefined || COMMA.test(words)) return problem(type, noNumber(words));
  // In `12 ± 0.5 kg` the unit of both stands at the end; in `12 kg ± 2 %` each has its own.
  const relative = spread !== undefined && behind === '%' && !('%' in type.units);
  const written = before !== '' ? before : relative ? '' : behind;
  const toSi = unitOf(type, written);
  const spreadToSi = behind === '' || relative ? toSi : unitOf(type, behind);
  const unknown = toSi === undefined ? written : behind;
  if (toSi === undefined || spreadToSi === undefined) return problem(type, `“${unknown}” is no such unit`);
  const value = canonical(Number(number) * toSi);
  if (!Number.isFinite(value)) return problem(type, `“${number}” is too large`);
  const unit = written === '' || toSi === 1 ? {} : { unit: written };
  if (spread === undefined) return { value, ...unit };
  const half = relative ? (Math.abs(value) * Number(spread)) / 100 : Number(spread) * spreadToSi;
  if (!(half >= 0) || !Number.isFinite(half)) return problem(type, `“± ${spread}” is not a tolerance`);
  return { value, ...unit, uncertainty: { lower: value - half, upper: value + half } };
}

function readQuantities(type: AnswerType & QuantityType, words: string): AnswerReading {
  const [, numbers = words, unit = ''] = /^(.*[\d.])\s*([^\d\s,;.]\S*)$/u.exec(words) ?? [];
  const all = numbers.split(/[\s,;]+/).filter((number) => number !== '');
  const wrong = all.find((number) => !ONE.test(number));
  if (wrong !== undefined || all.length === 0) return problem(type, noNumber(wrong ?? words));
  const toSi = unitOf(type, unit);
  if (toSi === undefined) return problem(type, `“${unit}” is no such unit`);
  const value = all.map((number) => canonical(Number(number) * toSi));
  if (!value.every(Number.isFinite)) return problem(type, 'one of them is too large');
  return { value, ...(unit === '' || toSi === 1 ? {} : { unit }) };
}

/** Units are written as they are listed: `mW` and `MW` are far apart. */
const unitOf = ({ units, unit }: QuantityType, written: string): number | undefined => {
  const spelling = written === '' ? unit : written;
  return Object.hasOwn(units, spelling) ? units[spelling] : undefined;
};

/** JSON does not tell the negative zero from zero. */
const canonical = (value: number): number => value + 0;

const noNumber = (words: string): string =>
  COMMA.test(words) ? `“${words}” has a comma where a point belongs` : `“${words}” is no number`;

const problem = (type: AnswerType, what: string): { problem: string } => ({
  problem: `${what}; expected ${expected(type)}`,
});
