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

/** Rounds of halving what weighs most; a value of very many small parts is shortened by one measure for all. */
const ROUNDS = 24;
/** A digest has 64 characters and stays whole. */
const SHORTEST_TEXT = 80;
/** A reference that is cut off leads nowhere. */
const isReference = (text: string): boolean => /^bver:\/\/\S{1,500}$/.test(text);

/** How much of the list or text under a JSON Pointer (RFC 6901) may be kept. */
type Keep = (pointer: string, whole: readonly unknown[] | string) => number;

/**
 * Shortens lists and texts until the value's JSON has at most `limit` bytes; members are never left out. What weighs most
 * is halved first, so that one long list does not cost the short ones beside it.
 */
export function fit(value: unknown, limit: number): Fitted {
  const kept = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round++) {
    const fitted = shortened(value, (pointer, whole) => kept.get(pointer) ?? whole.length);
    if (sizeOf(fitted.value) <= limit) return fitted;
    const heaviest = partsOf(fitted.value, '').reduce<Part | undefined>(
      (most, part) => (most && most.size >= part.size ? most : part),
      undefined,
    );
    if (!heaviest) break;
    kept.set(heaviest.pointer, heaviest.half);
  }
  return byOneMeasure(value, limit);
}

function byOneMeasure(value: unknown, limit: number): Fitted {
  let fitted: Fitted = { value, leftOut: [] };
  for (const [items, characters] of MEASURES) {
    fitted = shortened(value, (_, whole) => (typeof whole === 'string' ? characters : items));
    if (sizeOf(fitted.value) <= limit) break;
  }
  return fitted;
}

interface Part {
  readonly pointer: string;
  readonly size: number;
  readonly half: number;
}

/** Every list and text that can be shortened and still shows what it is about. */
function partsOf(value: unknown, pointer: string): Part[] {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'string' && value.length > SHORTEST_TEXT && !isReference(value)
      ? [{ pointer, size: sizeOf(value), half: Math.max(SHORTEST_TEXT, Math.ceil(value.length / 2)) }]
      : [];
  }
  const own =
    Array.isArray(value) && value.length > 1
      ? [{ pointer, size: sizeOf(value), half: Math.ceil(value.length / 2) }]
      : [];
  return [...own, ...Object.entries(value).flatMap(([name, one]) => partsOf(one, `${pointer}/${name}`))];
}

function shortened(value: unknown, keep: Keep): Fitted {
  const leftOut: string[] = [];
  return { value: shorten(value, '', keep, leftOut), leftOut };
}

function shorten(value: unknown, pointer: string, keep: Keep, leftOut: string[]): unknown {
  if (typeof value === 'string') {
    const characters = keep(pointer, value);
    if (value.length <= characters || isReference(value)) return value;
    leftOut.push(`${pointer}: ${characters} of ${value.length} characters`);
    return `${value.slice(0, characters - 1)}…`;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, shorten(one, `${pointer}/${name}`, keep, leftOut)]),
    );
  }
  const all: readonly unknown[] = value;
  const items = keep(pointer, all);
  if (all.length > items) leftOut.push(`${pointer}: ${items} of ${all.length}`);
  return all.slice(0, items).map((one, i) => shorten(one, `${pointer}/${i}`, keep, leftOut));
}
