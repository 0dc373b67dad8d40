import type { Tolerance } from '../../primitives/index.ts';

/** The first place in which two results differ, members in order of name. */
export interface JsonDifference {
  /** RFC 6901. */
  readonly pointer: string;
  /** What stands there, as JSON; absent where nothing does. */
  readonly recorded?: string;
  readonly computed?: string;
}

/** Two numbers that differ, and are taken to be the same. */
export interface Deviation {
  readonly pointer: string;
  readonly recorded: number;
  readonly computed: number;
  readonly absolute: number;
  /** To the larger of the two. */
  readonly relative: number;
}

export interface Comparison {
  /** The first place that differs by more than the tolerance, if there is one. */
  readonly difference?: JsonDifference;
  /** The largest deviation within it, relative to its numbers. */
  readonly deviation?: Deviation;
}

/** Longer values are cut: the pointer leads to them. */
const SHOWN = 200;

/**
 * Compares two results: JSON, with columns as they are. Numbers of arrays of floating point, and those under the members
 * that are named, may differ within the tolerance; everything else has to be the same.
 */
export function compareJson(
  recorded: unknown,
  computed: unknown,
  tolerance?: Tolerance,
  tolerant: readonly string[] = [],
): Comparison {
  let deviation: Deviation | undefined;
  const isWithin = (a: unknown, b: unknown, pointer: string): boolean => {
    if (!tolerance || typeof a !== 'number' || typeof b !== 'number') return false;
    const absolute = Math.abs(a - b);
    const relative = absolute / Math.max(Math.abs(a), Math.abs(b));
    if (absolute > tolerance.absolute && relative > tolerance.relative) return false;
    if (!deviation || relative > deviation.relative) {
      deviation = { pointer, recorded: a, computed: b, absolute, relative };
    }
    return true;
  };
  const first = (a: unknown, b: unknown, pointer: string, mayDeviate: boolean): JsonDifference | undefined => {
    if (isContainer(a) && isContainer(b) && Array.isArray(a) === Array.isArray(b)) {
      const deviates = mayDeviate || a instanceof Float64Array;
      for (const key of keysOf(a, b)) {
        const [one, other] = [a, b].map((container) => (Object.hasOwn(container, key) ? container[key] : undefined));
        if (one === other) continue;
        const inside = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        const found = first(one, other, inside, deviates || (pointer === '' && tolerant.includes(key)));
        if (found) return found;
      }
      return undefined;
    }
    const [one, other] = [textOf(a), textOf(b)];
    if (one === other || (mayDeviate && isWithin(a, b, pointer))) return undefined;
    return {
      pointer,
      ...(one === undefined ? {} : { recorded: one.slice(0, SHOWN) }),
      ...(other === undefined ? {} : { computed: other.slice(0, SHOWN) }),
    };
  };
  const difference = first(recorded, computed, '', false);
  return { ...(difference ? { difference } : {}), ...(deviation ? { deviation } : {}) };
}

type Container = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string | undefined => JSON.stringify(value);

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

const isList = (value: Container): boolean => Array.isArray(value) || ArrayBuffer.isView(value);

/** Of arrays in their order, of objects by name; of both documents. */
function keysOf(a: Container, b: Container): string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return isList(a) ? keys : keys.sort();
}
