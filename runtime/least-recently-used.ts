/** A bounded map that forgets what was not asked for the longest. */
export interface LeastRecentlyUsed<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
}

export function createLeastRecentlyUsed<V>(capacity: number): LeastRecentlyUsed<V> {
  // A Map keeps insertion order: what is touched is inserted again, so the first key is the oldest.
  const entries = new Map<string, V>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      if (entries.size > capacity) entries.delete(entries.keys().next().value ?? key);
    },
  };
}
