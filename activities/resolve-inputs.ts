import type { Invocation, OperatingState, Override, Primitive, StepCall, StepInput } from '../primitives/index.ts';
import { BverError, operatingStateSchema, valueAt } from '../primitives/index.ts';
import type { Store } from '../runtime/store/store.ts';
import { jsonContent, payloadOf, putJson } from './flow/stored.ts';

/**
 * The call as the primitive sees it: what is read from results of other steps stands in it as parameters and operating
 * state, completed by the primitive's defaults, so that its action is that of the same call made by hand.
 *
 * @throws BverError `input.invalid` for a value that the primitive does not take
 */
export async function resolveInputs(
  store: Store,
  primitive: Primitive<never, unknown>,
  { invocation, inputs, operatingState }: StepCall,
): Promise<Invocation> {
  const { tenant } = invocation.caller;
  const read = async (input: StepInput): Promise<unknown> =>
    'value' in input ? input.value : valueAt(await payloadOf(store, tenant, input.result), input.at);
  let resolved = invocation;
  if (inputs) {
    const given = await Promise.all(Object.entries(inputs).map(async ([name, at]) => [name, await read(at)] as const));
    const present = given.filter(([, value]) => value !== undefined);
    const parameters = { ...invocation.parameters, ...Object.fromEntries(present) };
    resolved = { ...resolved, parameters: completed(primitive, parameters) };
  }
  if (operatingState) {
    const overlay = operatingStateSchema.safeParse(await read(operatingState));
    if (!overlay.success) throw invalid(primitive, 'operatingState', overlay.error.issues);
    const digest = await overlaid(store, invocation, overlay.data);
    resolved = digest === undefined ? resolved : { ...resolved, operatingState: digest };
  }
  return resolved;
}

type Issues = readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];

function completed(
  primitive: Primitive<never, unknown>,
  parameters: Invocation['parameters'],
): Invocation['parameters'] {
  const parsed = primitive.input.safeParse(parameters);
  if (parsed.success) return parsed.data as Invocation['parameters'];
  throw invalid(primitive, 'parameters', parsed.error.issues);
}

function invalid({ name }: Primitive<never, unknown>, member: string, issues: Issues): BverError {
  const errors = issues.map(({ path, message }) => ({ pointer: `/${[member, ...path].join('/')}`, detail: message }));
  const problem = errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ');
  return new BverError('input.invalid', { operation: name, problem }, { errors });
}

/** The overrides of a branch are set over those of its run: of one subject and path, the branch's stands. */
async function overlaid(
  store: Store,
  { caller, operatingState }: Invocation,
  over: OperatingState,
): Promise<string | undefined> {
  const under =
    operatingState === undefined
      ? []
      : (await jsonContent<OperatingState>(store, caller.tenant, operatingState)).overrides;
  const key = ({ subject, path }: Override): string => JSON.stringify([subject, path]);
  const merged = new Map([...under, ...over.overrides].map((override) => [key(override), override]));
  // As built is said by saying nothing: then it is the same call.
  if (merged.size === 0) return undefined;
  return putJson(store, caller.tenant, { overrides: [...merged.values()] } satisfies OperatingState);
}
