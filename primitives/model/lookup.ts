import type { Chunks } from './apply-changes.ts';
import type { Assertion } from './assertion.ts';
import type { AssertionLookup } from './change-set.ts';
import { chunkOf } from './snapshot.ts';

/** Looks values up in chunks; each chunk is indexed when it is first looked into. */
export function lookupIn(chunks: Chunks): AssertionLookup {
  const indexed = new Map<number, ReadonlyMap<string, Assertion>>();
  const indexOf = (number: number): ReadonlyMap<string, Assertion> => {
    const known = indexed.get(number);
    if (known) return known;
    const index = new Map((chunks.get(number) ?? []).map((a) => [JSON.stringify([a.subject, a.path]), a]));
    indexed.set(number, index);
    return index;
  };
  return { assertion: (subject, path) => indexOf(chunkOf(subject)).get(JSON.stringify([subject, path])) };
}
