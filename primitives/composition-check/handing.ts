import type { CallStep } from '../composition.ts';
import type { Place } from '../condition.ts';
import type { JsonSchema } from '../json-schema.ts';
import { jsonSchemaOf } from '../json-schema.ts';
import { operatingStateSchema } from '../model/operating-state.ts';
import { nearest } from '../nearest.ts';
import { fits } from '../schema/fits.ts';
import { propertiesOf, requiredOf } from '../schema/parts.ts';
import { inputOf, isDerived, readable } from './payloads.ts';
import type { Placed, Problem, Scope } from './scope.ts';
import { callsIn } from './scope.ts';

/** What is handed to each step is a parameter of it, said once, and of a type that it takes. */
export const handingProblems = (scope: Scope): readonly Problem[] =>
  callsIn(scope).flatMap((call) => [
    ...parameterProblems(call),
    ...Object.entries(call.step.map ?? {}).flatMap(([name, place]) => mapProblems(scope, call, name, place)),
    ...operatingStateProblems(scope, call),
  ]);

const handed = ({ parameters = {}, takes = [], map = {} }: CallStep): readonly (readonly [string, string])[] => [
  ...Object.keys(parameters).map((name) => [name, `/parameters/${name}`] as const),
  ...takes.map((name, i) => [name, `/takes/${i}`] as const),
  ...Object.keys(map).map((name) => [name, `/map/${name}`] as const),
];

function parameterProblems(call: Placed<CallStep>): Problem[] {
  const { step, pointer, primitive } = call;
  const names = handed(step);
  if (step.primitive === 'interpret' && names.length > 0) {
    const problem = `${step.id} takes no parameters: which interpreter it is, is known with the document`;
    return [{ pointer, problem, remedy: 'Name an interpreter as its primitive, or hand it nothing.' }];
  }
  const input = inputOf(call);
  if (!primitive || !input) return [];
  const known = Object.keys(propertiesOf(input));
  const problems: Problem[] = [];
  for (const [i, [name, at]] of names.entries()) {
    if (names.findIndex(([other]) => other === name) < i) {
      problems.push({ pointer: pointer + at, problem: `${step.id} is handed ${name} twice`, remedy: 'Say it once.' });
    } else if (!known.includes(name)) {
      const near = nearest(name, known);
      problems.push({
        pointer: pointer + at,
        problem: `${primitive.name} ${primitive.version} takes no ${name}`,
        remedy:
          known.length === 0 ? 'It takes no parameters.' : `It takes ${(near.length > 0 ? near : known).join(', ')}.`,
      });
    }
  }
  const given = names.map(([name]) => name);
  for (const name of requiredOf(input).filter((wanted) => !given.includes(wanted))) {
    const remedy = `Fix it in parameters, list it in takes, or map it from an earlier step.`;
    problems.push({ pointer, problem: `nothing hands ${name} to ${step.id}, which needs it`, remedy });
  }
  return [...problems, ...fixedProblems(call)];
}

/** Fixed parameters are judged by the primitive itself; what comes from elsewhere is left out of the verdict. */
function fixedProblems({ step, pointer, primitive }: Placed<CallStep>): Problem[] {
  const fixed = Object.keys(step.parameters ?? {});
  const parsed = primitive?.input.safeParse(step.parameters ?? {});
  return (parsed?.error?.issues ?? [])
    .filter(({ path }) => typeof path[0] === 'string' && fixed.includes(path[0]))
    .map(({ path, message }) => ({
      pointer: `${pointer}/parameters/${path.join('/')}`,
      problem: `the fixed ${path.join('.')} of ${step.id} does not fit (${message})`,
      remedy: 'Give a value that the primitive takes.',
    }));
}

function mapProblems(scope: Scope, call: Placed<CallStep>, name: string, place: Place): Problem[] {
  const input = inputOf(call);
  const target = input && propertiesOf(input)[name];
  if (!target) return [];
  const at = `${call.pointer}/map/${name}`;
  return typeProblems(scope, call, place, target, !requiredOf(input).includes(name)).map((one) => ({
    pointer: at,
    problem: `${name} of ${call.step.id} from ${placeText(place)}: ${one.problem}`,
    remedy: one.remedy,
  }));
}

function operatingStateProblems(scope: Scope, call: Placed<CallStep>): Problem[] {
  const { step, pointer, primitive } = call;
  const place = step.operatingState;
  if (!place) return [];
  const at = { pointer: `${pointer}/operatingState` };
  if (!call.within) {
    const remedy = 'Put the step into a fan-out, or give the run an operating state.';
    return [{ ...at, problem: `${step.id} sets an operating state outside of a fan-out`, remedy }];
  }
  if (primitive && !primitive.needs.operatingState) {
    const problem = `${primitive.name} does not look at the operating state`;
    return [{ ...at, problem, remedy: 'Set it for the step that does.' }];
  }
  return typeProblems(scope, call, place, OPERATING_STATE, false).map((one) => ({
    ...at,
    problem: `the operating state of ${step.id} from ${placeText(place)}: ${one.problem}`,
    remedy: one.remedy,
  }));
}

const OPERATING_STATE = jsonSchemaOf(operatingStateSchema, 'input');

/** Why what stands at a place may not be what is taken. */
function typeProblems(
  scope: Scope,
  call: Placed<CallStep>,
  place: Place,
  target: JsonSchema,
  mayBeAbsent: boolean,
): readonly { readonly problem: string; readonly remedy: string }[] {
  const source = readable(scope, call, place);
  if ('problem' in source) {
    return [{ problem: source.problem, remedy: 'remedy' in source ? source.remedy : 'Point to what its output says.' }];
  }
  // What only its takers say fits each of them by itself; that they agree is another rule's to tell.
  if (isDerived(scope, place) || ('item' in place && call.within && isDerived(scope, call.within.step.forEach)))
    return [];
  if (source.optional && !mayBeAbsent) {
    const remedy = 'Point to a member that is always there, or give the parameter a default.';
    return [{ problem: 'it may not be there', remedy }];
  }
  return fits(source.schema, target).map((problem) => ({
    problem,
    remedy: 'Let the one say more precisely what it gives, or the other take more.',
  }));
}

export const placeText = (place: Place): string =>
  'from' in place
    ? `${place.from}${place.at}`
    : 'item' in place
      ? `the item${place.item}`
      : `the parameter ${place.parameter}`;
