import type { AssertionReference } from './assertion.ts';
import type { AssertionLookup } from './change-set.ts';

/**
 * The assumed values that assertions rest on: those that are assumed themselves, and those among the operands that they
 * are derived from, however far back. A value derived from an assumed one is as little stated as that.
 */
export function assumedOrigins(graph: AssertionLookup, used: readonly AssertionReference[]): AssertionReference[] {
  const seen = new Set<string>();
  const found: AssertionReference[] = [];
  const pending = [...used];
  for (let next = pending.shift(); next; next = pending.shift()) {
    const key = JSON.stringify([next.subject, next.path]);
    if (seen.has(key)) continue;
    seen.add(key);
    const assertion = graph.assertion(next.subject, next.path);
    if (assertion?.state === 'assumed') found.push({ subject: next.subject, path: next.path });
    else pending.push(...(assertion?.wasDerivedFrom ?? []));
  }
  return found;
}
