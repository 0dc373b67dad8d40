import type { CallStep, Composition, CompositionStep, FanOutStep } from './composition.ts';
import { callsOf, isApproval, isCall, isFanOut } from './composition.ts';
import { conditionText } from './condition-text.ts';
import type { Place } from './condition.ts';
import { inputsOf, parametersSchema } from './composition-parameters.ts';
import { BverError } from './errors.ts';
import { pointerOf, valueAt } from './json-pointer.ts';
import { operatingStateSchema } from './model/operating-state.ts';
import type { Given } from './planning.ts';
import { documentOf, stepOf } from './planning.ts';
import type { Primitive } from './primitive.ts';
import type { Plan, PlanNode, PlanStep } from './plan.ts';
import type { Registry } from './registry.ts';
import { propertiesOf, requiredOf } from './schema/parts.ts';

type Parameters = Readonly<Record<string, unknown>>;
type PrimitiveOf = (step: CallStep) => Primitive<never, unknown>;
type Mapped = NonNullable<PlanStep['map']>[string];

const DEFAULT_WINDOW = 8;
const LONGEST_LIST = 1000;

/**
 * The steps of a composition, each resolved to one exact version, and what lies between them where there is more than their
 * order. What the caller gives is checked here, every item of a list as well.
 *
 * @throws BverError `input.missing`, `input.invalid` with a pointer to each place that is wrong
 */
export function planComposition(
  registry: Registry,
  composition: Composition,
  given: Given,
  parameters: Parameters,
): Plan {
  const values = valuesOf(registry, composition, parameters);
  const primitiveOf: PrimitiveOf = ({ primitive, version }) =>
    primitive === 'interpret'
      ? registry.interpreterFor(documentOf(composition.name, given))
      : registry.primitive(primitive, version);
  const planned = (step: CallStep): PlanStep => ({
    ...stepOf(primitiveOf(step), step.id, fixedOf(step, values), Object.keys(mappedOf(step))),
    ...readFrom(step),
  });
  const steps = callsOf(composition).map(planned);
  const { answer } = composition;
  if (composition.steps.every(isCall) && steps.every((step) => !needsFlow(step))) return { steps, answer };
  for (const step of composition.steps.filter(isFanOut)) checkItems(composition, step, values, primitiveOf);
  return { steps, answer, flow: composition.steps.map((step) => nodeOf(step, values)) };
}

const needsFlow = ({ map, resultSetsOf, snapshotAfter }: PlanStep): boolean =>
  map !== undefined || resultSetsOf !== undefined || snapshotAfter !== undefined;

/**
 * What the caller gives, with the defaults of what the composition declares. A parameter that no step takes is refused: left
 * out without a word, it would be taken to have had its effect.
 */
function valuesOf(registry: Registry, composition: Composition, given: Parameters): Parameters {
  const schema = parametersSchema(
    composition,
    inputsOf((name, range) => registry.primitive(name, range)),
  );
  const known = Object.keys(propertiesOf(schema));
  const takes = known.length > 0 ? ` They take ${known.join(', ')}.` : '';
  const errors = Object.keys(given)
    .filter((name) => !known.includes(name))
    .map((name) => ({ pointer: pointerOf(['parameters', name]), detail: `No step takes it.${takes}` }));
  const unknown = Object.keys(given).filter((name) => !known.includes(name));
  if (errors.length > 0) throw invalid(composition.name, `no step takes ${unknown.join(', ')}`, errors);
  const values: Record<string, unknown> = { ...given };
  for (const [name, declared] of Object.entries(composition.parameters ?? {})) {
    const parsed = declared.safeParse(given[name]);
    if (parsed.success) values[name] = parsed.data;
    else
      for (const { path, message } of parsed.error.issues)
        errors.push({ pointer: pointerOf(['parameters', name, ...path]), detail: message });
  }
  for (const name of requiredOf(schema))
    if (values[name] === undefined && errors.length === 0)
      errors.push({ pointer: pointerOf(['parameters', name]), detail: 'It is required.' });
  if (errors.length === 0) return values;
  throw invalid(composition.name, errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; '), errors);
}

const invalid = (operation: string, problem: string, errors: BverError['errors']): BverError =>
  new BverError('input.invalid', { operation, problem }, { errors });

/** What is known of a step's parameters when it is planned: fixed, and given by the caller. */
function fixedOf({ parameters = {}, takes = [], map = {} }: CallStep, values: Parameters): Parameters {
  const taken = takes.map((name) => [name, values[name]] as const);
  const mapped = Object.entries(map).flatMap(([name, place]) =>
    'parameter' in place ? [[name, values[place.parameter]] as const] : [],
  );
  const given = [...taken, ...mapped].filter(([, value]) => value !== undefined);
  return { ...parameters, ...Object.fromEntries(given) };
}

const isLater = (place: Place): place is Mapped => !('parameter' in place);

/** What is read when the step is called. */
const mappedOf = ({ map = {} }: CallStep): Readonly<Record<string, Mapped>> =>
  Object.fromEntries(Object.entries(map).flatMap(([name, place]) => (isLater(place) ? [[name, place]] : [])));

function readFrom(step: CallStep): Pick<PlanStep, 'map' | 'resultSetsOf' | 'snapshotAfter' | 'operatingState'> {
  const map = mappedOf(step);
  const { resultSets = {}, snapshotAfter, operatingState } = step;
  return {
    ...(Object.keys(map).length === 0 ? {} : { map }),
    ...(Object.keys(resultSets).length === 0 ? {} : { resultSetsOf: resultSets }),
    ...(snapshotAfter === undefined ? {} : { snapshotAfter }),
    ...(operatingState && isLater(operatingState) ? { operatingState } : {}),
  };
}

function nodeOf(step: CompositionStep, values: Parameters): PlanNode {
  if (isCall(step)) return { call: step.id };
  if (isFanOut(step)) {
    const { id, title = `For each of ${listName(step.forEach)}`, forEach, steps, answer } = step;
    return {
      id,
      title,
      forEach: 'from' in forEach ? forEach : { items: listOf(step, values) },
      steps: steps.map((one) => one.id),
      answer,
      window: step.window ?? DEFAULT_WINDOW,
      atMost: step.atMost ?? LONGEST_LIST,
      onFailure: step.onFailure ?? 'collect',
    };
  }
  if (isApproval(step)) {
    const { title, ...approval } = step.approval;
    return { id: step.id, title, approval };
  }
  const { id, gate, title = conditionText(gate), otherwise } = step;
  return { id, title, gate, otherwise };
}

const listName = (place: Place): string =>
  'from' in place ? `${place.from}${place.at}` : 'parameter' in place ? place.parameter : 'the item';

const listOf = ({ forEach }: FanOutStep, values: Parameters): readonly unknown[] =>
  'parameter' in forEach && Array.isArray(values[forEach.parameter])
    ? (values[forEach.parameter] as readonly unknown[])
    : [];

/** Every item of a list that the caller gives suits the steps of its branch, so that no branch fails for how it was asked. */
function checkItems(composition: Composition, fanOut: FanOutStep, values: Parameters, primitiveOf: PrimitiveOf): void {
  if (!('parameter' in fanOut.forEach)) return;
  const place = ['parameters', fanOut.forEach.parameter];
  const list = values[fanOut.forEach.parameter];
  if (!Array.isArray(list)) {
    throw invalid(composition.name, `${place[1] ?? ''} is a list`, [
      { pointer: pointerOf(place), detail: 'Give a list.' },
    ]);
  }
  const atMost = fanOut.atMost ?? LONGEST_LIST;
  const errors =
    list.length > atMost
      ? [{ pointer: pointerOf(place), detail: `It has ${list.length} items, and at most ${atMost} are taken.` }]
      : list.flatMap((item: unknown, index) =>
          itemErrors(fanOut, item, values, primitiveOf, pointerOf([...place, index])),
        );
  if (errors.length === 0) return;
  throw invalid(composition.name, errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; '), errors);
}

function itemErrors(
  fanOut: FanOutStep,
  item: unknown,
  values: Parameters,
  primitiveOf: PrimitiveOf,
  pointer: string,
): readonly { readonly pointer: string; readonly detail: string }[] {
  const read = fanOut.steps.flatMap((step) => placesOfItem(step));
  const members = read.flatMap(([at]) => (at === '' ? [] : [at.split('/')[1] ?? '']));
  const isObject = typeof item === 'object' && item !== null && !Array.isArray(item);
  const unknown =
    isObject && members.length > 0
      ? Object.keys(item).filter((name) => name !== 'name' && !members.includes(name))
      : [];
  return [
    ...unknown.map((name) => ({
      pointer: `${pointer}${pointerOf([name])}`,
      detail: `No step takes it. They take ${members.join(', ')}.`,
    })),
    ...fanOut.steps.flatMap((step) => stepErrors(step, item, values, primitiveOf, pointer)),
  ];
}

/** What a step reads of the item, and as which parameter; none for the operating state. */
const placesOfItem = (step: CallStep): readonly (readonly [string, string | undefined])[] => [
  ...Object.entries(step.map ?? {}).flatMap(([name, place]) => ('item' in place ? [[place.item, name] as const] : [])),
  ...(step.operatingState && 'item' in step.operatingState ? [[step.operatingState.item, undefined] as const] : []),
];

function stepErrors(
  step: CallStep,
  item: unknown,
  values: Parameters,
  primitiveOf: PrimitiveOf,
  pointer: string,
): readonly { readonly pointer: string; readonly detail: string }[] {
  const places = placesOfItem(step);
  const named = places.flatMap(([at, name]) => (name === undefined ? [] : [[name, at] as const]));
  const of = new Map(named);
  const parameters = {
    ...fixedOf(step, values),
    ...Object.fromEntries(named.map(([name, at]) => [name, valueAt(item, at)])),
  };
  const parsed = primitiveOf(step).input.safeParse(parameters);
  const states = places.filter(([, name]) => name === undefined).map(([at]) => at);
  return [
    ...(parsed.error?.issues ?? []).flatMap(({ path: [name = '', ...rest], message }) => {
      const at = of.get(String(name));
      return at === undefined ? [] : [{ pointer: `${pointer}${at}${pointerOf(rest)}`, detail: message }];
    }),
    ...states.flatMap((at) =>
      (operatingStateSchema.safeParse(valueAt(item, at)).error?.issues ?? []).map(({ path, message }) => ({
        pointer: `${pointer}${at}${pointerOf(path)}`,
        detail: message,
      })),
    ),
  ];
}
