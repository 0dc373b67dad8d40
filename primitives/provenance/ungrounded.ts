import type { Assertion } from '../model/assertion.ts';
import { uncertaintyProblem } from '../model/uncertainty.ts';

/**
 * Why an assertion has nothing to rest on, where it has not: `stated` and `absent` need a quotation, `derived` operands that
 * stand, `assumed` the name of a table; how sure and how exact it is has to be a number that can be so.
 *
 * @param stands whether an assertion stands where this one will
 */
export function groundProblem(
  { subject, path, value, state, method, evidence, wasDerivedFrom, confidence, uncertainty }: Assertion,
  stands: (subject: string, path: string) => boolean,
): string | undefined {
  if (method === '') return 'names no method';
  if (!(confidence >= 0 && confidence <= 1)) return `has the confidence ${confidence}`;
  if ((state === 'stated' || state === 'absent') && evidence.length === 0) return `is ${state} but quotes nothing`;
  if (state === 'derived' && wasDerivedFrom.length === 0) return 'is derived from nothing';
  for (const operand of wasDerivedFrom) {
    if (operand.subject === subject && operand.path === path) return 'is derived from itself';
    if (!stands(operand.subject, operand.path)) {
      return `is derived from ${operand.subject} ${operand.path}, which does not stand`;
    }
  }
  return uncertainty === undefined ? undefined : uncertaintyProblem(value, uncertainty);
}
