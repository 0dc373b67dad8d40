/** A linear map from values to pixels. */
export type Scale = (value: number) => number;

export const linear = (from: readonly [number, number], to: readonly [number, number]): Scale => {
  const span = from[1] - from[0] || 1;
  return (value) => to[0] + ((value - from[0]) / span) * (to[1] - to[0]);
};

/** Round values that divide a range into about `count` parts: 1, 2 or 5 times a power of ten apart. */
export function ticks(low: number, high: number, count: number): { values: number[]; decimals: number } {
  const rough = (high - low || 1) / count;
  let power = 1;
  while (power > rough) power /= 10;
  while (power * 10 <= rough) power *= 10;
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? power;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const values = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step);
  let decimals = 0;
  for (let unit = step; unit < 0.999 && decimals < 9; unit *= 10) decimals++;
  return { values, decimals };
}
