import type { FindingKind, Level } from './names.ts';

/** A value in what a composition knows, by JSON pointer (RFC 6901); the empty pointer is the whole. */
export type Place =
  /** In the payload of an earlier step. */
  | { readonly from: string; readonly at: string }
  /** In the item of the branch. */
  | { readonly item: string }
  /** A parameter of the composition. */
  | { readonly parameter: string };

export type Comparator = 'equal' | 'unequal' | 'less' | 'atMost' | 'more' | 'atLeast';

/** Which findings are counted: those that have all that is said. */
export interface FindingFilter {
  readonly kind?: FindingKind;
  readonly level?: Level;
  readonly rule?: string;
  /** Of this step; of every step so far where absent. */
  readonly step?: string;
}

/** A question about what earlier steps left, as data: nothing in it is ever run as code. */
export type Condition =
  | { readonly findings: FindingFilter; readonly is: Comparator; readonly value: number }
  | { readonly from: string; readonly at: string; readonly is: Comparator; readonly value: number | boolean | string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** The steps whose payloads a condition reads. */
export function stepsAskedOf(condition: Condition): readonly string[] {
  if ('from' in condition) return [condition.from];
  if ('all' in condition) return condition.all.flatMap(stepsAskedOf);
  if ('any' in condition) return condition.any.flatMap(stepsAskedOf);
  return 'not' in condition ? stepsAskedOf(condition.not) : [];
}
