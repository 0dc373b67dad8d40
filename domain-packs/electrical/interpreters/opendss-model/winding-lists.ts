import type { AssertionReference, Unit, Value } from '../../../../primitives/index.ts';
import type { Span } from '../opendss/index.ts';
import type { Entry } from './in-force.ts';
import { codeOf } from './rules.ts';
import type { Writer } from './writer.ts';

/** What is known of one place of a list: quoted, or following from something else. */
export type Part =
  | { readonly entry: Entry; readonly value: number | string; readonly method: string }
  | { readonly value: number | string; readonly operands: readonly AssertionReference[]; readonly method: string };

/** The path of one place of a list that is not complete, e.g. `resistances[2]`. */
export const placePath = (path: string, place: number): string => `${path}[${place}]`;

/**
 * A list with one value for each winding or conductor. Complete and quoted, it is stated as a whole; else what is known
 * of it is said place by place, and the whole follows from that where it is complete.
 */
export function writeList(
  writer: Writer,
  subject: string,
  path: string,
  parts: ReadonlyMap<number, Part>,
  count: number,
  method: string,
  unit?: Unit,
): void {
  if (parts.size === 0) return;
  const places = Array.from({ length: count }, (_, i) => parts.get(i + 1));
  const values = places.map((part) => part?.value);
  const complete = !values.includes(undefined);
  if (complete && places.every((part) => part !== undefined && 'entry' in part)) {
    writer.stated(subject, path, values as Value, method, quotations(places), codeOf(unit));
    return;
  }
  if (complete && !places.some((part) => part !== undefined && 'entry' in part)) {
    const operands = places.flatMap((part) => (part && 'operands' in part ? part.operands : []));
    const distinct = [...new Map(operands.map((each) => [`${each.subject}\n${each.path}`, each])).values()];
    writer.derived(subject, path, values as Value, parts.get(1)?.method ?? method, distinct);
    return;
  }
  for (const [place, part] of parts) {
    const at = placePath(path, place);
    if ('entry' in part) writer.stated(subject, at, part.value, part.method, [part.entry.span], codeOf(unit));
    else writer.derived(subject, at, part.value, part.method, part.operands);
  }
  if (!complete) return;
  const operands = [...parts.keys()].sort((a, b) => a - b).map((place) => ({ subject, path: placePath(path, place) }));
  writer.derived(subject, path, values as Value, 'opendss.list', operands);
}

/** A list that was written as one is quoted as one; values written one by one are quoted in their order. */
function quotations(places: readonly (Part | undefined)[]): Span[] {
  const entries = places.flatMap((part) => (part && 'entry' in part ? [part.entry] : []));
  const whole = entries[0]?.whole;
  const sameList = whole !== undefined && entries.every((entry) => entry.whole === whole);
  return sameList && (whole.value as readonly unknown[]).length === entries.length
    ? [whole.span]
    : entries.map(({ span }) => span);
}

/** Numbers given for windings or conductors, in the canonical unit. */
export const numberParts = (entries: ReadonlyMap<number, Entry>, unit: Unit): Map<number, Part> =>
  new Map(
    [...entries].map(([place, entry]) => [
      place,
      { entry, value: (entry.value as number) * unit.toSi, method: 'opendss.number' },
    ]),
  );
