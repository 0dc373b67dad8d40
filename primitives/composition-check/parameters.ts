import { itemTakers, takersOf } from '../composition-parameters.ts';
import type { InputOf, Taker } from '../composition-parameters.ts';
import { isFanOut } from '../composition.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import { pointerParts } from '../json-pointer.ts';
import { fits } from '../schema/fits.ts';
import { isDerived } from './payloads.ts';
import type { Problem, Scope } from './scope.ts';

/** Steps that take the same parameter agree on it; one that is declared is of use, and fits whoever takes it. */
export function parameterProblems(scope: Scope, inputOf: InputOf): readonly Problem[] {
  const { composition } = scope;
  const takers = takersOf(composition, inputOf);
  const declared = Object.entries(composition.parameters ?? {}).flatMap(([name, schema]): Problem[] => {
    const pointer = `/parameters/${name}`;
    const takenBy = takers.get(name) ?? [];
    if (takenBy.length === 0)
      return [{ pointer, problem: `no step takes ${name}`, remedy: 'Let a step take it, or leave it out.' }];
    const given = jsonSchemaOf(schema, 'output');
    return takenBy.flatMap((taker) =>
      // A list that is declared says its items, which the steps of its branches are checked against.
      scope.composition.steps.some((step) => isFanOut(step) && step.id === taker.step)
        ? []
        : fits(given, taker.schema).map((problem) => ({
            pointer,
            problem: `${name}, as ${taker.step} takes it: ${problem}`,
            remedy: 'Declare it as the step takes it.',
          })),
    );
  });
  const derived = [...takers]
    .filter(([name]) => composition.parameters?.[name] === undefined)
    .flatMap(([name, all]) => disagreement(`/parameters/${name}`, name, all));
  const items = composition.steps.flatMap((step, i): readonly Problem[] => {
    if (!isFanOut(step) || !isDerived(scope, step.forEach)) return [];
    const pointer = `/steps/${i}/forEach`;
    const deep = step.steps.flatMap(({ map = {}, operatingState }) =>
      [...Object.values(map), ...(operatingState ? [operatingState] : [])].filter(
        (place) => 'item' in place && pointerParts(place.item).length > 1,
      ),
    );
    if (deep.length > 0) {
      const problem = `the items of ${step.id} are read deeper than their members, and nothing says what they are`;
      return [{ pointer, problem, remedy: 'Declare the list among the parameters of the composition.' }];
    }
    return disagreement(pointer, `the item of ${step.id}`, itemTakers(step, inputOf));
  });
  return [...declared, ...derived, ...items];
}

/** One value is handed to all: it has to be able to suit them. */
function disagreement(pointer: string, name: string, takers: readonly Taker[]): readonly Problem[] {
  const [first, ...others] = takers;
  if (!first) return [];
  return others
    .filter(({ schema }) => fits(schema, first.schema).length > 0 && fits(first.schema, schema).length > 0)
    .map((other) => ({
      pointer,
      problem: `${first.step} and ${other.step} take ${name} differently (${fits(first.schema, other.schema)[0] ?? ''})`,
      remedy: 'Map one of them from a parameter of another name.',
    }));
}
