import type { Composition } from './composition.ts';
import { callsOf } from './composition.ts';
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

/**
 * Why a composition cannot be offered, or nothing: every step has a name of its own and a primitive that is there, and the
 * answer is one of the steps.
 *
 * @param require throws when there is no such primitive in the range
 */
export function reasonAgainstComposition(
  { name, steps, answer }: Composition,
  require: (primitive: string, range: string | undefined) => void,
): BverError | undefined {
  const ids = steps.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) return refusal(name, `two of its steps are named ${twice}`);
  if (!ids.includes(answer)) return refusal(name, `its answer ${answer} is none of its steps (${ids.join(', ')})`);
  for (const { id, primitive, version } of callsOf({ steps })) {
    if (primitive === 'interpret') continue;
    try {
      require(primitive, version);
    } catch (cause) {
      return refusal(name, `its step ${id} cannot run: ${messageOf(cause)}`, cause);
    }
  }
  return undefined;
}
