import type { Constraint, PropertyConstraint } from '../constraint.ts';
import { isMissing } from '../model/read.ts';
import { comparedWith } from './rules.ts';
import { judgeValues } from './judge-constraint.ts';

/** Runs the examples of constraints; the answer names each that does not come out as written. */
export function checkConstraintExamples(constraints: readonly Constraint[]): string[] {
  return constraints.flatMap((constraint) => {
    if ('ports' in constraint) return [];
    const { id, examples } = constraint;
    const wrong = (kind: 'pass' | 'fail') =>
      examples[kind].flatMap((example) => {
        const came = outcomeOf(constraint, example);
        return came === kind ? [] : [`${id}: ${kind} example ${JSON.stringify(example)} came out as ${came}`];
      });
    return [...wrong('pass'), ...wrong('fail')];
  });
}

function outcomeOf(constraint: PropertyConstraint, example: object): string {
  const { targetClass, path } = constraint;
  const given = example as Readonly<Record<string, unknown>>;
  const valueOf = (name: string): unknown => targetClass.property(name).fromExample(given[name] as never);
  const found = valueOf(path);
  if (isMissing(found)) return constraint.minCount === undefined ? 'pass' : 'open';
  const name = comparedWith(constraint);
  const other = name === undefined ? undefined : valueOf(name);
  if (isMissing(other)) return 'pass';
  // Examples say one element, so that what it refers to is taken to be there.
  return judgeValues(constraint, targetClass, found, other).kind;
}
