import type { Parted } from './merge.ts';
import { statementOf } from './statement.ts';
import { elementOf, STRUCTURE } from './taxonomy.ts';

/** Elements that one side removed while the other changed something about them, or about their ports. */
export function contestedElements(parted: readonly Parted[]): ReadonlySet<string> {
  const kept = new Map<string, 'ours' | 'theirs'>();
  for (const { subject, path, ours, theirs, bases } of parted) {
    const wasThere = bases.every((base) => base !== null);
    if (path !== STRUCTURE.type || !wasThere || (ours !== null && theirs !== null)) continue;
    kept.set(subject, ours === null ? 'theirs' : 'ours');
  }
  const contested = new Set<string>();
  for (const value of parted) {
    const element = elementOf(value.subject);
    const side = kept.get(element);
    if (side && value.bases.some((base) => statementOf(base) !== statementOf(value[side]))) contested.add(element);
  }
  return contested;
}
