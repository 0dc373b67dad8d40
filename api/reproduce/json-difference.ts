/** The first place in which two JSON documents differ, members in order of name. */
export interface JsonDifference {
  /** RFC 6901. */
  readonly pointer: string;
  /** What stands there, as JSON; absent where nothing does. */
  readonly recorded?: string;
  readonly computed?: string;
}

/** Longer values are cut: the pointer leads to them. */
const SHOWN = 200;

export function jsonDifference(recorded: unknown, computed: unknown, pointer = ''): JsonDifference | undefined {
  if (isContainer(recorded) && isContainer(computed) && Array.isArray(recorded) === Array.isArray(computed)) {
    for (const key of keysOf(recorded, computed)) {
      const [a, b] = [recorded, computed].map((container) =>
        Object.hasOwn(container, key) ? container[key] : undefined,
      );
      const found = jsonDifference(a, b, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      if (found) return found;
    }
    return undefined;
  }
  const [a, b] = [JSON.stringify(recorded) as string | undefined, JSON.stringify(computed) as string | undefined];
  if (a === b) return undefined;
  return {
    pointer,
    ...(a === undefined ? {} : { recorded: a.slice(0, SHOWN) }),
    ...(b === undefined ? {} : { computed: b.slice(0, SHOWN) }),
  };
}

type Container = Readonly<Record<string, unknown>>;

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** Of arrays in their order, of objects by name; of both documents. */
function keysOf(a: Container, b: Container): string[] {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return Array.isArray(a) ? keys : keys.sort();
}
