/** Complex scalars. Plain values, never mutated; the inner loops of the solver use interleaved arrays instead. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

export const ZERO: Complex = { re: 0, im: 0 };
export const ONE: Complex = { re: 1, im: 0 };

export const complex = (re: number, im = 0): Complex => ({ re, im });
export const add = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im });
export const subtract = (a: Complex, b: Complex): Complex => ({ re: a.re - b.re, im: a.im - b.im });
export const scale = (a: Complex, factor: number): Complex => ({ re: a.re * factor, im: a.im * factor });
export const negate = (a: Complex): Complex => ({ re: -a.re, im: -a.im });
export const conjugate = (a: Complex): Complex => ({ re: a.re, im: -a.im });

export const multiply = (a: Complex, b: Complex): Complex => ({
  re: a.re * b.re - a.im * b.im,
  im: a.re * b.im + a.im * b.re,
});

export function divide(a: Complex, b: Complex): Complex {
  const square = b.re * b.re + b.im * b.im;
  return { re: (a.re * b.re + a.im * b.im) / square, im: (a.im * b.re - a.re * b.im) / square };
}

export const reciprocal = (a: Complex): Complex => divide(ONE, a);

/** Euclidean length. Not `Math.hypot`, which is slow and not correctly rounded alike everywhere. */
export const magnitude = (a: Complex): number => Math.sqrt(a.re * a.re + a.im * a.im);

/** Argument in radians, (-pi, pi]. */
export const argument = (a: Complex): number => Math.atan2(a.im, a.re);

/** Principal natural logarithm. */
export const logarithm = (a: Complex): Complex => ({ re: Math.log(magnitude(a)), im: argument(a) });

/** Principal square root. */
export function squareRoot(a: Complex): Complex {
  const length = magnitude(a);
  const re = Math.sqrt((length + Math.abs(a.re)) / 2);
  if (re === 0) return ZERO;
  const im = a.im / (2 * re);
  if (a.re >= 0) return { re, im };
  return { re: Math.abs(im), im: a.im < 0 ? -re : re };
}

/** The phasor of that length at that angle in degrees. */
export function phasor(length: number, degrees: number): Complex {
  const radians = (degrees * Math.PI) / 180;
  return { re: length * Math.cos(radians), im: length * Math.sin(radians) };
}
