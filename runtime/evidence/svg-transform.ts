/** An affine transform, as in `matrix(a b c d e f)` (CSS Transforms 1, 8). */
export type Transform = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Transform = [1, 0, 0, 1, 0, 0];

/** A point of the inner system, in the outer one. */
export const placed = ([a, b, c, d, e, f]: Transform, x: number, y: number): { x: number; y: number } => ({
  x: a * x + c * y + e,
  y: b * x + d * y + f,
});

export const moved = (outer: Transform, x: number, y: number): Transform => times(outer, [1, 0, 0, 1, x, y]);

/** The transforms of an attribute, from left to right, within the outer one. What is not one of them changes nothing. */
export function transformOf(attribute: string, outer: Transform): Transform {
  let transform = outer;
  for (const [, name = '', list = ''] of attribute.matchAll(/([a-zA-Z]+)\s*\(([^)]*)\)/g)) {
    const numbers = [...list.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi)].map(([number]) => Number(number));
    transform = FUNCTIONS[name]?.(numbers).reduce(times, transform) ?? transform;
  }
  return transform;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

function turned(degrees: number): Transform {
  const [sine, cosine] = [Math.sin(radians(degrees)), Math.cos(radians(degrees))];
  return [cosine, sine, -sine, cosine, 0, 0];
}

const FUNCTIONS: Readonly<Record<string, ((numbers: readonly number[]) => readonly Transform[]) | undefined>> = {
  matrix: ([a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]) => [[a, b, c, d, e, f]],
  translate: ([x = 0, y = 0]) => [[1, 0, 0, 1, x, y]],
  scale: ([x = 1, y = x]) => [[x, 0, 0, y, 0, 0]],
  rotate: ([angle = 0, x = 0, y = 0]) => [[1, 0, 0, 1, x, y], turned(angle), [1, 0, 0, 1, -x, -y]],
  skewX: ([angle = 0]) => [[1, 0, Math.tan(radians(angle)), 1, 0, 0]],
  skewY: ([angle = 0]) => [[1, Math.tan(radians(angle)), 0, 1, 0, 0]],
};

function times([a, b, c, d, e, f]: Transform, [p, q, r, s, t, u]: Transform): Transform {
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}
