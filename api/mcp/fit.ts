/** A value that was made small enough, and what was left out of it. */
export interface Fitted {
  readonly value: unknown;
  /** `/findings: 10 of 48` */
  readonly leftOut: readonly string[];
}

/** Items a list and characters a text may keep, from generous to hardly any. Digests (64 characters) always stay whole. */
const MEASURES = [
  [50, 2000],
  [20, 1000],
  [10, 500],
  [5, 300],
  [3, 200],
  [1, 120],
  [0, 80],
] as const;

const sizeOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

/** Shortens lists and texts until the value's JSON has at most `limit` bytes; members are never left out. */
export function fit(value: unknown, limit: number): Fitted {
  let fitted: Fitted = { value, leftOut: [] };
  if (sizeOf(value) <= limit) return fitted;
  for (const [items, characters] of MEASURES) {
    const leftOut: string[] = [];
    fitted = { value: shorten(value, '', items, characters, leftOut), leftOut };
    if (sizeOf(fitted.value) <= limit) break;
  }
  return fitted;
}

function shorten(value: unknown, pointer: string, items: number, characters: number, leftOut: string[]): unknown {
  if (typeof value === 'string') {
    if (value.length <= characters) return value;
    leftOut.push(`${pointer}: ${characters} of ${value.length} characters`);
    return `${value.slice(0, characters - 1)}…`;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        shorten(one, `${pointer}/${name}`, items, characters, leftOut),
      ]),
    );
  }
  const all: readonly unknown[] = value;
  if (all.length > items) leftOut.push(`${pointer}: ${items} of ${all.length}`);
  return all.slice(0, items).map((one, i) => shorten(one, `${pointer}/${i}`, items, characters, leftOut));
}
