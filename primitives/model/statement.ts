import type { Assertion } from './assertion.ts';
import { toTuple } from './assertion-tuple.ts';

/** Whether two assertions are one and the same, in everything that a digest covers. `null`: nothing stands there. */
export const isSameAssertion = (a: Assertion | null, b: Assertion | null): boolean =>
  a === b || (a !== null && b !== null && JSON.stringify(toTuple(a)) === JSON.stringify(toTuple(b)));

/**
 * What is said of a value, whoever says it and wherever it is written: its state and the value, as in `stated 0.8`;
 * `nothing` where no assertion stands. Two assertions that say the same differ at most in evidence, unit, method and
 * confidence.
 */
export const statementOf = (assertion: Assertion | null): string =>
  assertion === null ? 'nothing' : `${assertion.state} ${JSON.stringify(assertion.value)}`;
