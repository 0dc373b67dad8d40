import type { Composition } from './composition.ts';
import { checkComposition } from './composition-check/index.ts';
import type { DomainPack } from './domain-pack.ts';
import { BverError } from './errors.ts';
import { projectPrimitive } from './operation-spec.ts';
import type { Primitive } from './primitive.ts';

const refusal = (name: string, problem: string, cause?: unknown): BverError =>
  new BverError('definition.invalid', { name, problem }, cause === undefined ? {} : { cause });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Why a primitive cannot be offered, or nothing: one that did not go through its `define…` may say what no door can tell. */
export function reasonAgainst(primitive: Primitive<never, unknown>): BverError | undefined {
  try {
    projectPrimitive(primitive);
    return undefined;
  } catch (cause) {
    return refusal(primitive.name, `it cannot be described (${messageOf(cause)})`, cause);
  }
}

/** Why a composition cannot be offered, or nothing: every problem that it has, each with its place and its remedy. */
export function reasonAgainstComposition(
  composition: Composition,
  pack: DomainPack,
  require: (primitive: string, range: string | undefined) => Primitive<never, unknown>,
): BverError | undefined {
  const problems = checkComposition(composition, pack, require);
  if (problems.length === 0) return undefined;
  const problem = problems.map((one) => `${one.problem}. ${one.remedy}`).join(' ');
  const errors = problems.map((one) => ({ pointer: one.pointer, detail: `${one.problem}. ${one.remedy}` }));
  return new BverError('definition.invalid', { name: composition.name, problem }, { errors });
}
