import type { Value } from '../model/value.ts';

/** What a mapping has no word for: elements by type; values by type and path, with those that are the reason. */
export interface Unmapped {
  readonly elements: readonly { readonly type: string; readonly subjects: readonly string[] }[];
  readonly values: readonly {
    readonly type: string;
    readonly path: string;
    readonly count: number;
    /** Values that the mapping of the property has no word for; none where the property is not mapped at all. */
    readonly words: readonly string[];
  }[];
}

export interface Leftovers {
  element(type: string, subject: string): void;
  value(type: string, path: string, word: Value | undefined): void;
  all(): Unmapped;
}

export function createLeftovers(): Leftovers {
  const elements = new Map<string, string[]>();
  const values = new Map<string, { type: string; path: string; count: number; words: Set<string> }>();
  return {
    element(type, subject) {
      elements.set(type, [...(elements.get(type) ?? []), subject]);
    },
    value(type, path, word) {
      const key = JSON.stringify([type, path]);
      const entry = values.get(key) ?? { type, path, count: 0, words: new Set<string>() };
      entry.count++;
      if (word !== undefined) entry.words.add(typeof word === 'string' ? word : JSON.stringify(word));
      values.set(key, entry);
    },
    all: () => ({
      elements: [...elements].map(([type, subjects]) => ({ type, subjects })),
      values: [...values.values()].map((entry) => ({ ...entry, words: [...entry.words].sort() })),
    }),
  };
}
