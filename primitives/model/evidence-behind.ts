import type { AssertionReference } from './assertion.ts';
import type { AssertionLookup } from './change-set.ts';
import type { Evidence } from './evidence.ts';

/**
 * The places in the sources that assertions come from: their own, and for those that have none, the ones of the operands
 * that they are derived from, however far back. Each once, at most `limit`, in the order in which they are found.
 */
export function evidenceBehind(
  graph: AssertionLookup,
  references: readonly AssertionReference[],
  limit: number,
): Evidence[] {
  const seen = new Set<string>();
  const found: Evidence[] = [];
  const pending = [...references];
  for (let next = pending.shift(); next && found.length < limit; next = pending.shift()) {
    const key = JSON.stringify([next.subject, next.path]);
    if (seen.has(key)) continue;
    seen.add(key);
    const assertion = graph.assertion(next.subject, next.path);
    if (!assertion) continue;
    if (assertion.evidence.length === 0) pending.unshift(...assertion.wasDerivedFrom);
    for (const evidence of assertion.evidence) {
      const place = JSON.stringify(evidence);
      if (!seen.has(place)) found.push(evidence);
      seen.add(place);
    }
  }
  return found.slice(0, limit);
}
