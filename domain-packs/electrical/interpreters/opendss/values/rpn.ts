import { readNumber } from './number.ts';

const DEGREE = Math.PI / 180;

/** Operators of OpenDSS's in-line mathematics, by the numbers they take from the stack (last one first). Angles in degrees. */
const UNARY: Readonly<Record<string, (x: number) => number>> = {
  sqrt: Math.sqrt,
  sqr: (x) => x * x,
  inv: (x) => 1 / x,
  ln: Math.log,
  exp: Math.exp,
  log10: Math.log10,
  sin: (x) => Math.sin(x * DEGREE),
  cos: (x) => Math.cos(x * DEGREE),
  tan: (x) => Math.tan(x * DEGREE),
  asin: (x) => Math.asin(x) / DEGREE,
  acos: (x) => Math.acos(x) / DEGREE,
  atan: (x) => Math.atan(x) / DEGREE,
};
const BINARY: Readonly<Record<string, (y: number, x: number) => number>> = {
  '+': (y, x) => y + x,
  '-': (y, x) => y - x,
  '*': (y, x) => y * x,
  '/': (y, x) => y / x,
  '^': power,
  atan2: (y, x) => Math.atan2(y, x) / DEGREE,
};

/** Whole powers by multiplication, since the engines' general power function differs between versions of Node. */
function power(base: number, exponent: number): number {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 1024) return Math.exp(exponent * Math.log(base));
  let result = 1;
  for (let i = Math.abs(exponent); i > 0; i--) result *= base;
  return exponent < 0 ? 1 / result : result;
}

/** Why an expression has no value: the word at fault. */
export interface RpnFault {
  readonly word: string;
  readonly reason: 'word' | 'operands' | 'left-over' | 'infinite';
}

/**
 * Computes an expression in reverse Polish notation, such as `8 1000 /` (OpenDSS Manual, “In-line Mathematics”). Where
 * OpenDSS would take zeros for operands that are missing, or the last of several numbers that are left, this refuses.
 */
export function computeRpn(text: string): number | RpnFault {
  const stack: number[] = [];
  let last = '';
  for (const word of text.split(/[\s,]+/)) {
    if (word === '') continue;
    last = word;
    const name = word.toLowerCase();
    const value = name === 'pi' ? Math.PI : readNumber(word);
    const unary = UNARY[name];
    const binary = BINARY[name];
    if (value !== undefined) stack.push(value);
    else if (unary) {
      const x = stack.pop();
      if (x === undefined) return { word, reason: 'operands' };
      stack.push(unary(x));
    } else if (binary || name === 'swap') {
      const x = stack.pop();
      const y = stack.pop();
      if (x === undefined || y === undefined) return { word, reason: 'operands' };
      if (binary) stack.push(binary(y, x));
      else stack.push(x, y);
    } else if (name === 'rollup' || name === 'rolldn') {
      if (stack.length === 0) return { word, reason: 'operands' };
      if (name === 'rollup') stack.push(stack.at(-1) ?? 0);
      else stack.pop();
    } else return { word, reason: 'word' };
  }
  const [value, surplus] = stack;
  if (value === undefined) return { word: last, reason: 'operands' };
  if (surplus !== undefined) return { word: last, reason: 'left-over' };
  return Number.isFinite(value) ? value : { word: last, reason: 'infinite' };
}
