import type { Assertion } from '../../model/assertion.ts';
import type { AssertionLookup } from '../../model/change-set.ts';
import type { Law } from '../law.ts';
import { changed, graphOf } from '../grounds.ts';

export const saysWhereFrom: Law = {
  id: 'any.says-where-from',
  kinds: ['interpreter', 'resolver', 'generator'],
  says: 'What is derived names operands that stand, what is assumed names its table of defaults, and nothing assumed becomes stated without a quotation.',
  remedy:
    'Give `wasDerivedFrom` for derived values and the table’s name as `method` for assumed ones; `stated` needs evidence.',
  check: (_primitive, trials, bench) =>
    trials.flatMap(({ title, result, ground }) => {
      const { assertions, changeSet } = result;
      const after = assertions
        ? graphOf(bench, assertions)
        : graphOf(bench, changed(ground.graph, changeSet?.forward ?? []));
      const made = [
        ...(assertions ?? []),
        ...(changeSet?.forward ?? []).flatMap((change) => (change.op === 'assert' ? [change.assertion] : [])),
      ];
      return made.flatMap((assertion) =>
        problemsOf(assertion, after).map((problem) => `${title}: ${assertion.subject} ${assertion.path} ${problem}`),
      );
    }),
};

function problemsOf(
  { subject, path, state, method, evidence, wasDerivedFrom, confidence }: Assertion,
  after: AssertionLookup,
): string[] {
  const problems: string[] = [];
  if (method === '') problems.push('names no method');
  if (!(confidence >= 0 && confidence <= 1)) problems.push(`has the confidence ${confidence}`);
  if (state === 'stated' && evidence.length === 0) problems.push('is stated without evidence');
  if (state === 'derived' && wasDerivedFrom.length === 0) problems.push('is derived from nothing');
  for (const operand of wasDerivedFrom) {
    if (operand.subject === subject && operand.path === path) problems.push('is derived from itself');
    else if (!after.assertion(operand.subject, operand.path))
      problems.push(`is derived from ${operand.subject} ${operand.path}, which does not stand`);
  }
  return problems;
}
