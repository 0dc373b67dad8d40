import type { Composition, JsonSchema, OperationSpec, Registry } from '../primitives/index.ts';
import {
  inputsOf,
  isApproval,
  isGate,
  parametersSchema,
  payloadSchema,
  projectComposition,
  scopeOf,
} from '../primitives/index.ts';

/** A composition as an operation: the parameters that its steps take, and the payload of the step that answers. */
export function compositionSpec(registry: Registry, composition: Composition): OperationSpec {
  const find = (name: string, range: string | undefined) => registry.primitive(name, range);
  const scope = scopeOf(composition, registry.packOf(composition.name), find);
  const answering = scope.placed.find(({ step }) => step.id === composition.answer);
  const payload = (answering && payloadSchema(scope, answering)) ?? {};
  return projectComposition(
    composition,
    parametersSchema(composition, inputsOf(find)),
    endsEarly(composition) ? orNull(payload) : payload,
  );
}

const endsEarly = ({ steps }: Composition): boolean =>
  steps.some((step) => isApproval(step) || (isGate(step) && 'end' in step.otherwise));

/** A run that ended early answers with the reason, and has no payload. */
const orNull = (payload: JsonSchema): JsonSchema => ({
  anyOf: [payload, { type: 'null', description: 'The run ended early; the summary says why' }],
});
