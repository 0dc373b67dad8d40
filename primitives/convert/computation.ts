import type { Assertion } from '../model/assertion.ts';
import type { Uncertainty } from '../model/uncertainty.ts';
import { isSameAssertion } from '../model/statement.ts';
import type { Value } from '../model/value.ts';
import type { Statements } from './statements.ts';

/** A step that computes values: of the properties `from`, those of the properties `to`. */
export interface Computation {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Nothing where the values are not of the form that is computed with. */
  compute(values: readonly Value[]): readonly Value[] | undefined;
  /** What the uncertainty of the one operand becomes; the result of several, or of a text, has none. */
  propagate?(uncertainty: Uncertainty): Uncertainty;
}

/** Between which storage versions, and by which step of the conversion between them, counted from one. */
export interface Passing {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** Where the value that another storage version says is kept: `length@1.2` by the second step from version 1. */
const keptAs = (path: string, version: number, { step }: Passing): string => `${path}@${version}.${step}`;

/**
 * Computes the values of one element. What they are computed from is kept beside them, as the operands that they are derived
 * from; where that is the very result of the way back, the values that stood there before are put back instead. A value that
 * cannot be computed with (a text for a number, a number too large for its new unit) is kept, and nothing stands in its place.
 *
 * @param back the same step the other way round
 */
export function compute(
  statements: Statements,
  subject: string,
  forward: Computation,
  back: Computation,
  passing: Passing,
): void {
  const { from, to } = forward;
  const standing = from.map((path) => statements.get(subject, path));
  const before = to.map((path) => statements.get(subject, keptAs(path, passing.to, passing)));
  const isBefore = before.every((kept) => kept !== undefined);
  const again = derived(before, back, subject, conversionMethod(passing.to, passing.from));
  const isUnchanged = again
    ? again.every((expected, i) => isSameAssertion(expected, standing[i] ?? null))
    : standing.every((operand) => operand === undefined);
  if (isBefore && isUnchanged) return putBack(statements, subject, forward, before);
  if (!standing.every((operand) => operand !== undefined && operand.state !== 'absent')) return;
  // What stands where a value is to stand says something else, and nothing is lost for it.
  if (to.some((path) => !from.includes(path) && statements.get(subject, path))) return;
  const kept = (standing as readonly Assertion[]).map((operand) => ({
    ...operand,
    path: keptAs(operand.path, passing.from, passing),
  }));
  const made = derived(kept, forward, subject, conversionMethod(passing.from, passing.to)) ?? [];
  for (const [i, path] of from.entries()) {
    statements.remove(subject, path);
    if (made.length === 0 || !to.includes(path))
      statements.redirect(subject, path, keptAs(path, passing.from, passing));
    statements.put(kept[i] as Assertion);
  }
  for (const stale of before) if (stale) statements.remove(subject, stale.path);
  for (const assertion of made) statements.put(assertion);
}

/** What was kept stands again, in place of what was computed from it. */
function putBack(
  statements: Statements,
  subject: string,
  { from, to }: Computation,
  before: readonly Assertion[],
): void {
  for (const [i, path] of from.entries()) {
    statements.remove(subject, path);
    if (!to.includes(path)) statements.redirect(subject, path, to[i] ?? to[0] ?? path);
  }
  for (const [i, kept] of before.entries()) {
    const path = to[i] ?? kept.path;
    statements.remove(subject, kept.path);
    statements.redirect(subject, kept.path, path);
    statements.put({ ...kept, path });
  }
}

/** What a computation makes of kept operands; nothing where one is missing. */
function derived(
  kept: readonly (Assertion | undefined)[],
  { to, compute: forward, propagate }: Computation,
  subject: string,
  method: string,
): Assertion[] | undefined {
  const operands = kept.filter((operand) => operand !== undefined);
  if (operands.length < kept.length) return undefined;
  const values = forward(operands.map(({ value }) => value));
  if (values?.length !== to.length) return undefined;
  const [operand] = operands;
  const uncertainty = operand?.uncertainty && propagate?.(operand.uncertainty);
  return to.map((path, i) => ({
    subject,
    path,
    value: values[i] ?? '',
    state: 'derived',
    method,
    evidence: [],
    wasDerivedFrom: operands.map(({ path: from }) => ({ subject, path: from })),
    confidence: operands.reduce((least, { confidence }) => Math.min(least, confidence), 1),
    ...(uncertainty ? { uncertainty } : {}),
  }));
}

/** The method of what a conversion computed or assumed. */
export const conversionMethod = (from: number, to: number): string => `storage-version-${from}-to-${to}`;
