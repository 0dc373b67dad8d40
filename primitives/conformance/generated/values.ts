import type { Assertion } from '../../model/assertion.ts';
import type { PropertySpec } from '../../model/taxonomy.ts';
import type { Value } from '../../model/value.ts';

export type Random = () => number;

/** One of several; they may not be none. */
export const oneOf = <T>(all: readonly [T, ...T[]] | readonly T[], random: Random): T =>
  all[Math.floor(random() * all.length)] as T;

/** Numbers at which formulas break: none, negative, very small, very large. */
const EDGES = [0, -1, 1, 1e-9, 1e9, 0.5, 3] as const;

/** A value of the form that a property has: one that was seen of it, or one at the edge. */
export function valueOf(
  spec: PropertySpec,
  seen: readonly Value[],
  elements: readonly string[],
  random: Random,
): Value | undefined {
  if (seen.length > 0 && random() < 0.7 && !('form' in spec && spec.form === 'reference')) return oneOf(seen, random);
  if ('kind' in spec) return oneOf(EDGES, random);
  switch (spec.form) {
    case 'boolean':
      return random() < 0.5;
    case 'integer':
      return oneOf([0, 1, 2, 3, 7], random);
    case 'reference':
      return elements.length > 0 ? oneOf(elements, random) : undefined;
    case 'list':
      return Array.from({ length: Math.floor(random() * 4) }, () => oneOf(EDGES, random));
    case 'matrix': {
      const size = 1 + Math.floor(random() * 3);
      return Array.from({ length: size }, () => Array.from({ length: size }, () => oneOf(EDGES, random)));
    }
    case 'text':
      return oneOf(['', 'text', 'ü'], random);
    case 'texts':
      return elements.length > 0 ? [oneOf(elements, random)] : [];
  }
}

/** The same value as somebody else came by it: assumed, derived, denied, or with an uncertainty. */
export function otherwise(assertion: Assertion, random: Random): Assertion {
  const bare: Assertion = { ...assertion, evidence: [], wasDerivedFrom: [], method: 'conformance' };
  const which = oneOf(['assumed', 'derived', 'absent', 'uncertain'] as const, random);
  if (which === 'assumed') return { ...bare, state: 'assumed' };
  if (which === 'derived') {
    return { ...bare, state: 'derived', wasDerivedFrom: [{ subject: assertion.subject, path: '@type' }] };
  }
  if (which === 'absent') return { ...assertion, state: 'absent' };
  if (typeof assertion.value !== 'number') return assertion;
  const standardUncertainty = Math.abs(assertion.value) * 0.05;
  return { ...assertion, uncertainty: { standardUncertainty } };
}
