import type { CallStep, Composition, FanOutStep } from './composition.ts';
import { callsOf, isFanOut } from './composition.ts';
import { jsonSchemaOf } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';
import { pointerParts } from './json-pointer.ts';
import { operatingStateSchema } from './model/operating-state.ts';
import type { Primitive } from './primitive.ts';
import { propertiesOf, requiredOf } from './schema/parts.ts';

/** The input that a call's parameters have to fit; nothing for `interpret`, and for what is not there. */
export type InputOf = (step: CallStep) => JsonSchema | undefined;

/** What says a parameter: a step that takes it, or an item of a list that it is. */
export interface Taker {
  readonly step: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
}

export const inputsOf =
  (find: (primitive: string, range: string | undefined) => Primitive<never, unknown> | undefined): InputOf =>
  ({ primitive, version }) => {
    const found = primitive === 'interpret' ? undefined : find(primitive, version);
    return found && jsonSchemaOf(found.input, 'input');
  };

/** Who takes each parameter of a composition, and as what. */
export function takersOf(composition: Composition, inputOf: InputOf): ReadonlyMap<string, readonly Taker[]> {
  const takers = new Map<string, Taker[]>();
  const add = (name: string, taker: Taker): void => void takers.set(name, [...(takers.get(name) ?? []), taker]);
  for (const step of callsOf(composition)) {
    const input = inputOf(step);
    if (!input) continue;
    const taken = [
      ...(step.takes ?? []).map((name) => [name, name] as const),
      ...Object.entries(step.map ?? {}).flatMap(([name, place]) =>
        'parameter' in place ? [[place.parameter, name] as const] : [],
      ),
    ];
    for (const [parameter, name] of taken) {
      const schema = propertiesOf(input)[name];
      if (schema) add(parameter, { step: step.id, schema, required: requiredOf(input).includes(name) });
    }
  }
  for (const step of composition.steps) {
    if (!isFanOut(step) || !('parameter' in step.forEach)) continue;
    const items = itemTakers(step, inputOf).map(({ schema }) => schema);
    const schema = { type: 'array', items: items[0] ?? {}, maxItems: step.atMost ?? 1000 };
    add(step.forEach.parameter, { step: step.id, schema, required: true });
  }
  return takers;
}

/** The item of a fan-out as the steps of its branches take it: a value, or an object with a member for each. */
export function itemTakers(fanOut: FanOutStep, inputOf: InputOf): readonly Taker[] {
  const whole: Taker[] = [];
  const members = new Map<string, Taker>();
  for (const step of fanOut.steps) {
    const input = inputOf(step);
    const places = [
      ...Object.entries(step.map ?? {}).flatMap(([name, place]) => {
        const schema = input && propertiesOf(input)[name];
        const required = (input && requiredOf(input).includes(name)) ?? false;
        return 'item' in place && schema ? [{ item: place.item, schema, required }] : [];
      }),
      ...(step.operatingState && 'item' in step.operatingState
        ? [{ item: step.operatingState.item, schema: OPERATING_STATE, required: true }]
        : []),
    ];
    for (const { item, schema, required } of places) {
      const [member] = pointerParts(item);
      if (member === undefined) whole.push({ step: step.id, schema, required: true });
      else if (!members.has(member) || required) members.set(member, { step: step.id, schema, required });
    }
  }
  if (whole.length > 0) return whole;
  const named = [...members];
  const schema = {
    type: 'object',
    properties: {
      ...(members.has('name')
        ? {}
        : { name: { type: 'string', description: 'What the branch is called, for people' } }),
      ...Object.fromEntries(named.map(([name, taker]) => [name, taker.schema])),
    },
    required: named.filter(([, { required }]) => required).map(([name]) => name),
    additionalProperties: false,
  };
  return [{ step: fanOut.id, schema, required: true }];
}

const OPERATING_STATE = jsonSchemaOf(operatingStateSchema, 'input');

/** The parameters of a composition as JSON Schema: declared by itself, or said by the steps that take them. */
export function parametersSchema(composition: Composition, inputOf: InputOf): JsonSchema {
  const declared = Object.entries(composition.parameters ?? {}).map(
    ([name, schema]) => [name, jsonSchemaOf(schema, 'input'), !schema.safeParse(undefined).success] as const,
  );
  const derived = [...takersOf(composition, inputOf)]
    .filter(([name]) => composition.parameters?.[name] === undefined)
    .flatMap(([name, takers]) =>
      takers[0] ? [[name, takers[0].schema, takers.some((one) => one.required)] as const] : [],
    );
  const all = [...declared, ...derived];
  const required = all.filter(([, , isRequired]) => isRequired).map(([name]) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(all.map(([name, schema]) => [name, schema])),
    ...(required.length === 0 ? {} : { required }),
  };
}
