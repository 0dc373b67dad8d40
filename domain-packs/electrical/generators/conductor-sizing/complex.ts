/** A complex number as real and imaginary part. */
export type Complex = readonly [re: number, im: number];

export const polar = (magnitude: number, radians: number): Complex => [
  magnitude * Math.cos(radians),
  magnitude * Math.sin(radians),
];
export const plus = ([a, b]: Complex, [c, d]: Complex): Complex => [a + c, b + d];
export const minus = ([a, b]: Complex, [c, d]: Complex): Complex => [a - c, b - d];
export const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
export const scaled = ([a, b]: Complex, by: number): Complex => [a * by, b * by];
export const size = ([a, b]: Complex): number => Math.sqrt(a * a + b * b);
