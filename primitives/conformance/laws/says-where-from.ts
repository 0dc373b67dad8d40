import { groundProblem } from '../../provenance/ungrounded.ts';
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
      const stands = (subject: string, path: string): boolean => after.assertion(subject, path) !== undefined;
      return made.flatMap((assertion) => {
        const problem = groundProblem(assertion, stands);
        return problem === undefined ? [] : [`${title}: ${assertion.subject} ${assertion.path} ${problem}`];
      });
    }),
};
