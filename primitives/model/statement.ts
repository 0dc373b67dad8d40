import type { Assertion } from './assertion.ts';
import { toTuple } from './assertion-tuple.ts';
import { canonicalJson } from './canonical-json.ts';

/** Whether two assertions are one and the same, in everything that a digest covers. `null`: nothing stands there. */
export const isSameAssertion = (a: Assertion | null, b: Assertion | null): boolean =>
  a === b || (a !== null && b !== null && mayBeSame(a, b) && JSON.stringify(toTuple(a)) === JSON.stringify(toTuple(b)));

/** Spares writing both out where they differ in what most do that differ: whole graphs are compared by it. */
function mayBeSame(a: Assertion, b: Assertion): boolean {
  const [mine, yours] = [a.evidence[0], b.evidence[0]];
  return a.state === b.state && a.evidence.length === b.evidence.length && mine?.source === yours?.source;
}

/**
 * What is said of a value, whoever says it and wherever it is written: its state, the value and how exact it is, as in
 * `stated 0.8` and `stated 0.8 {"lower":0.7,"upper":0.9}`; `nothing` where no assertion stands. Two assertions that say the
 * same differ at most in evidence, unit, method and confidence.
 */
export const statementOf = (assertion: Assertion | null): string =>
  assertion === null ? 'nothing' : `${assertion.state} ${JSON.stringify(assertion.value)}${uncertaintyOf(assertion)}`;

/** Whether the same is said of a value, in whatever words. */
export const saysTheSame = (a: Assertion | null, b: Assertion | null): boolean => {
  const plain = a?.uncertainty === undefined && b?.uncertainty === undefined;
  if (plain && a !== null && b !== null && a.state === b.state && a.value === b.value) return true;
  return statementOf(a) === statementOf(b);
};

const uncertaintyOf = ({ uncertainty }: Assertion): string =>
  uncertainty === undefined ? '' : ` ${canonicalJson(uncertainty)}`;
