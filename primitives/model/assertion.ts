import type { Evidence } from './evidence.ts';
import type { Uncertainty } from './uncertainty.ts';
import type { Value } from './value.ts';

/**
 * How a value came to be. `stated`: a source says it; `derived`: computed from operands that are named; `assumed`: taken
 * from a named table of defaults because nothing says it; `absent`: a source says that there is none.
 */
export type ValueState = 'stated' | 'derived' | 'assumed' | 'absent';

/** The operand of a derivation: an assertion of the same snapshot. */
export interface AssertionReference {
  readonly subject: string;
  readonly path: string;
}

/**
 * The unit of the engineering graph: no value exists without a place it was read from, operands, a named table of
 * defaults, or a run that generated it.
 */
export interface Assertion {
  readonly subject: string;
  readonly path: string;
  /** In the canonical SI unit of the property. */
  readonly value: Value;
  readonly state: ValueState;
  /** UCUM code of the unit in which the source states the value; absent for the canonical unit and for plain values. */
  readonly unit?: string;
  /** The reader, the formula or the table of defaults by which the value came to be. */
  readonly method: string;
  /** Where the value is quoted from: at least one for `stated`. */
  readonly evidence: readonly Evidence[];
  /** The operands: at least one for `derived`. */
  readonly wasDerivedFrom: readonly AssertionReference[];
  /** Was it read right? 0 … 1. How exact the value is, is another question. */
  readonly confidence: number;
  /** How exact is it? Of numbers; nothing is said where it is absent. */
  readonly uncertainty?: Uncertainty;
}

/** Assertions of one snapshot stand in this order: by subject, then by path, in UTF-16 code units. */
export const compareAssertions = (a: AssertionReference, b: AssertionReference): number =>
  a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
