import type { Occurrence, Property, RefusedValue, ScriptElement, ScriptValue, Span } from '../opendss/index.ts';

/** A value that counts: the last one written for its property, or for one winding or conductor of it. */
export interface Entry {
  readonly property: Property;
  readonly value: ScriptValue;
  readonly text: string;
  readonly span: Span;
  readonly items?: readonly Span[];
  /** Place among all values of the element, to tell which of two was written later. */
  readonly order: number;
  /** The list that it is one entry of. */
  readonly whole?: Entry;
}

/** A word or a name; the empty text for what is neither. */
export const wordOf = (value: ScriptValue | undefined): string => (typeof value === 'string' ? value : '');

const NONE: ReadonlyMap<number, Entry> = new Map();

/** What of an element's values counts, after everything that was written about it. */
export class InForce {
  readonly element: ScriptElement;
  readonly #single = new Map<string, Entry>();
  #each: Map<string, Map<number, Entry>> | undefined;
  #refused: Map<string, RefusedValue> | undefined;

  /** @param occurrences the element's own, unless values of another element count among them */
  constructor(element: ScriptElement, occurrences: readonly Occurrence[] = element.occurrences) {
    this.element = element;
    for (const occurrence of occurrences) this.#add(occurrence);
    for (const refused of element.refused) {
      const { property, at, after } = refused;
      const later = at === 0 ? this.#single.get(property.key) : this.each(property.key).get(at);
      if (later !== undefined && later.order >= after) continue;
      this.#refused ??= new Map<string, RefusedValue>();
      this.#refused.set(property.key, refused);
    }
  }

  #add(occurrence: Occurrence): void {
    const { property, value, items, at } = occurrence;
    if (property.spreads !== undefined && Array.isArray(value)) {
      const key = property.spreads.toLowerCase();
      const { order } = occurrence;
      (value as readonly ScriptValue[]).forEach((each, i) => {
        this.#put(key, i + 1, {
          property,
          value: each,
          text: '',
          span: items?.[i] ?? occurrence.span,
          order,
          whole: occurrence,
        });
      });
    } else if (at > 0) this.#put(property.key, at, occurrence);
    else this.#single.set(property.key, occurrence);
  }

  #put(key: string, at: number, entry: Entry): void {
    this.#each ??= new Map<string, Map<number, Entry>>();
    const known = this.#each.get(key);
    if (known) known.set(at, entry);
    else this.#each.set(key, new Map([[at, entry]]));
  }

  get(key: string): Entry | undefined {
    return this.#single.get(key);
  }
  /** Every value of the element as a whole, by property. */
  single(): ReadonlyMap<string, Entry> {
    return this.#single;
  }
  /** By winding or conductor, from 1. */
  each(key: string): ReadonlyMap<number, Entry> {
    return this.#each?.get(key) ?? NONE;
  }
  refused(key: string): RefusedValue | undefined {
    return this.#refused?.get(key);
  }
  refusals(): Iterable<readonly [string, RefusedValue]> {
    return this.#refused ?? [];
  }
  /** Every property that a value counts for, with each of its entries. */
  *present(): Iterable<readonly [string, Entry]> {
    yield* this.#single;
    if (this.#each) for (const [key, entries] of this.#each) for (const entry of entries.values()) yield [key, entry];
  }
  number(key: string): number | undefined {
    const value = this.#single.get(key)?.value;
    return typeof value === 'number' ? value : undefined;
  }
  /** Where the latest of several properties was written; -1 when none was. */
  latest(keys: readonly string[]): number {
    let latest = -1;
    for (const key of keys) latest = Math.max(latest, this.#single.get(key)?.order ?? -1);
    return latest;
  }
}
