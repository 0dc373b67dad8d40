import type { Assertion } from '../../model/assertion.ts';
import { elementOf } from '../../model/taxonomy.ts';

/** As often is a smaller graph tried at most. */
const TRIES = 200;

/**
 * The smallest part of a graph that is found on which something still goes wrong: whole elements are left out first, halves
 * of them at a time, then single assertions (delta debugging, Zeller and Hildebrandt 2002).
 */
export async function smallest(
  assertions: readonly Assertion[],
  stillWrong: (part: readonly Assertion[]) => Promise<boolean>,
): Promise<readonly Assertion[]> {
  let tries = TRIES;
  const attempt = async (part: readonly Assertion[]): Promise<boolean> => tries-- > 0 && (await stillWrong(part));
  let left = assertions;
  for (const groupOf of [({ subject }: Assertion) => elementOf(subject), (a: Assertion) => `${a.subject} ${a.path}`]) {
    const groups = (): string[] => [...new Set(left.map(groupOf))];
    for (let size = Math.ceil(groups().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      const all = groups();
      for (let at = 0; at < all.length; at += size) {
        const without = new Set(all.slice(at, at + size));
        const part = left.filter((assertion) => !without.has(groupOf(assertion)));
        if (part.length < left.length && (await attempt(part))) left = part;
      }
    }
  }
  return left;
}
