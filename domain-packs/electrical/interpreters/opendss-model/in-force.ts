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

/** What of an element's values counts, after everything that was written about it. */
export class InForce {
  readonly element: ScriptElement;
  readonly #single = new Map<string, Entry>();
  readonly #each = new Map<string, Map<number, Entry>>();
  readonly #refused = new Map<string, RefusedValue>();

  /** @param occurrences the element's own, unless values of another element count among them */
  constructor(element: ScriptElement, occurrences: readonly Occurrence[] = element.occurrences) {
    this.element = element;
    occurrences.forEach((occurrence, order) => {
      this.#add({ ...occurrence, order }, occurrence.at);
    });
    for (const refused of element.refused) {
      const { property, at, after } = refused;
      const later = at === 0 ? this.#single.get(property.key) : this.#each.get(property.key)?.get(at);
      if (later === undefined || later.order < after) this.#refused.set(property.key, refused);
    }
  }

  #add(entry: Entry, at: number): void {
    const { property, value, items } = entry;
    if (property.spreads !== undefined && Array.isArray(value)) {
      const key = property.spreads.toLowerCase();
      (value as readonly ScriptValue[]).forEach((each, i) => {
        const span = items?.[i] ?? entry.span;
        this.#put(key, i + 1, { property, value: each, text: '', span, order: entry.order, whole: entry });
      });
    } else if (at > 0) this.#put(property.key, at, entry);
    else this.#single.set(property.key, entry);
  }

  #put(key: string, at: number, entry: Entry): void {
    const known = this.#each.get(key);
    if (known) known.set(at, entry);
    else this.#each.set(key, new Map([[at, entry]]));
  }

  get(key: string): Entry | undefined {
    return this.#single.get(key);
  }
  /** By winding or conductor, from 1. */
  each(key: string): ReadonlyMap<number, Entry> {
    return this.#each.get(key) ?? new Map<number, Entry>();
  }
  refused(key: string): RefusedValue | undefined {
    return this.#refused.get(key);
  }
  refusals(): Iterable<[string, RefusedValue]> {
    return this.#refused;
  }
  /** Every property that a value counts for, with one of its entries. */
  *present(): Iterable<readonly [string, Entry]> {
    yield* this.#single;
    for (const [key, entries] of this.#each) for (const entry of entries.values()) yield [key, entry];
  }
  number(key: string): number | undefined {
    const value = this.#single.get(key)?.value;
    return typeof value === 'number' ? value : undefined;
  }
  /** Where the latest of several properties was written; -1 when none was. */
  latest(keys: readonly string[]): number {
    return Math.max(-1, ...keys.map((key) => this.#single.get(key)?.order ?? -1));
  }
}
