import type { Constraint, PropertyConstraint } from '../constraint.ts';
import { checkConstraintExamples } from '../constraints/check-examples.ts';
import { comparedWith } from '../constraints/rules.ts';
import type { DomainPack } from '../domain-pack.ts';
import type { PackProblem } from './pack-problem.ts';
import { packProblem as of } from './pack-problem.ts';

/** What is wrong with the constraints of a pack. The compiler sees most of it; a pack may come from plain JavaScript. */
export function* problemsOfConstraints({ binding: { constraints, types } }: DomainPack): Generator<PackProblem> {
  const ids = constraints.map(({ id }) => id);
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) {
    yield of(`two constraints are named ${id}`, 'Give each an id of its own.');
  }
  for (const constraint of constraints) {
    const { id, targetClass } = constraint;
    if (!types.includes(targetClass)) {
      yield of(`the constraint ${id} is about ${targetClass.typeId}, which is no type of it`, 'Add it to the binding.');
    }
    yield* problemsOfHoles(constraint);
    if ('path' in constraint) yield* problemsOfProperty(constraint);
  }
  const isWhole = constraints.every((one) => 'ports' in one || one.path in one.targetClass.properties);
  if (!isWhole) return;
  for (const wrong of checkConstraintExamples(constraints)) {
    yield of(wrong, 'Correct the rule or the example; the examples are its documentation.');
  }
}

function* problemsOfHoles(constraint: Constraint): Generator<PackProblem> {
  const known = ['value', ...('path' in constraint && comparedWith(constraint) !== undefined ? ['other'] : [])];
  for (const [, hole = ''] of `${constraint.message} ${constraint.remedy ?? ''}`.matchAll(/\{(\w+)\}/g)) {
    if (!known.includes(hole)) {
      yield of(
        `the message of ${constraint.id} has a hole {${hole}}`,
        `Use ${known.map((k) => `{${k}}`).join(' or ')}.`,
      );
    }
  }
}

function* problemsOfProperty(constraint: PropertyConstraint): Generator<PackProblem> {
  const { id, targetClass, path, pattern } = constraint;
  const spec = targetClass.properties[path];
  if (!spec) {
    yield of(`the constraint ${id} is about ${targetClass.typeId}.${path}, which there is not`, 'Correct the path.');
    return;
  }
  const kind = 'kind' in spec ? spec.kind : 'of' in spec ? spec.of.kind : undefined;
  const { minInclusive, maxInclusive, minExclusive, maxExclusive } = constraint;
  for (const limit of [minInclusive, maxInclusive, minExclusive, maxExclusive]) {
    if (limit === undefined) continue;
    const own = typeof limit === 'number' ? undefined : limit.unit.kind;
    if (own !== kind) {
      yield of(
        `the constraint ${id} compares ${path} (${kind ?? 'a count'}) with ${own ?? 'a plain number'}`,
        'Give a bound of the same quantity kind.',
      );
    }
  }
  if (pattern === undefined) return;
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
  } catch (error) {
    yield of(`the pattern of ${id} is no regular expression (${String(error)})`, 'Correct it.');
  }
}
