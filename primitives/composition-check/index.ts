import type { Composition } from '../composition.ts';
import { inputsOf } from '../composition-parameters.ts';
import type { DomainPack } from '../domain-pack.ts';
import type { Primitive } from '../primitive.ts';
import { flowProblems } from './flow.ts';
import { handingProblems } from './handing.ts';
import { nameProblems } from './names.ts';
import { needProblems } from './needs.ts';
import { parameterProblems } from './parameters.ts';
import type { Problem } from './scope.ts';
import { scopeOf } from './scope.ts';
import { waitProblems } from './waits.ts';

export type { Problem } from './scope.ts';
export { itemSchema, payloadSchema } from './payloads.ts';
export { scopeOf } from './scope.ts';

/**
 * Everything that is wrong with a composition, found before it is ever run: names, types of what is handed from step to
 * step, what each step needs, lists, gates. One that nothing is wrong with is planned and run without breaking a contract.
 *
 * @param require throws when there is no such primitive in the range
 */
export function checkComposition(
  composition: Composition,
  pack: DomainPack,
  require: (primitive: string, range: string | undefined) => Primitive<never, unknown>,
): readonly Problem[] {
  const find = (primitive: string, range: string | undefined): Primitive<never, unknown> | undefined => {
    try {
      return require(primitive, range);
    } catch {
      return undefined;
    }
  };
  const scope = scopeOf(composition, pack, find);
  return [
    ...nameProblems(scope, require),
    ...handingProblems(scope),
    ...parameterProblems(scope, inputsOf(find)),
    ...needProblems(scope),
    ...flowProblems(scope),
    ...waitProblems(scope),
  ];
}
