import type { FanOutStep, GateStep } from '../composition.ts';
import { isApproval, isFanOut, isGate } from '../composition.ts';
import type { Comparator, Condition } from '../condition.ts';
import type { JsonSchema } from '../json-schema.ts';
import { acceptsValue } from '../schema/accepts-value.ts';
import { schemasOf, typesOf } from '../schema/parts.ts';
import { isDerived, readable, sourceOf } from './payloads.ts';
import { placeText } from './handing.ts';
import type { Placed, Problem, Scope } from './scope.ts';

/** Most branches at once: Temporal keeps at most so many activities pending without harm. */
export const LARGEST_WINDOW = 500;
/** Longest list: every branch leaves its rows, and one result has all of them. */
const LONGEST_LIST = 100_000;

/** Fan-outs go over lists, gates ask what can be answered, and leave out what nothing else rests on. */
export const flowProblems = (scope: Scope): readonly Problem[] =>
  scope.placed.flatMap((placed) => {
    if (isFanOut(placed.step)) return fanOutProblems(scope, placed as Placed<FanOutStep>);
    if (isGate(placed.step)) return gateProblems(scope, placed as Placed<GateStep>);
    const waits = isApproval(placed.step) ? placed.step.approval.deadlineSeconds : undefined;
    if (waits === undefined || waits > 0) return [];
    const problem = `${placed.step.id} waits ${waits} seconds`;
    return [{ pointer: `${placed.pointer}/approval/deadlineSeconds`, problem, remedy: 'Give a time above 0.' }];
  });

function fanOutProblems(scope: Scope, placed: Placed<FanOutStep>): Problem[] {
  const { step, pointer } = placed;
  const { id, steps, answer, window = 1, atMost = 1, forEach } = step;
  const problems: Problem[] = [];
  const say = (at: string, problem: string, remedy: string): void =>
    void problems.push({ pointer: pointer + at, problem, remedy });
  if (steps.length === 0) say('/steps', `${id} does nothing for its items`, 'Add the steps of a branch.');
  if (!steps.some((one) => one.id === answer)) {
    const names = steps.map((one) => one.id).join(', ');
    say('/answer', `the answer ${answer} of ${id} is none of its steps (${names})`, 'Name one of them.');
  }
  if (!Number.isInteger(window) || window < 1 || window > LARGEST_WINDOW)
    say('/window', `the window of ${id} is ${window}`, `Give a number from 1 to ${LARGEST_WINDOW}.`);
  if (!Number.isInteger(atMost) || atMost < 1 || atMost > LONGEST_LIST)
    say('/atMost', `${id} takes lists of ${atMost}`, `Give a number from 1 to ${LONGEST_LIST}.`);
  if ('item' in forEach) {
    say('/forEach', `${id} goes over an item`, 'Go over a parameter, or a list of an earlier step.');
    return problems;
  }
  const list = readable(scope, placed, forEach);
  if ('problem' in list) {
    say('/forEach', `${id}: ${list.problem}`, 'remedy' in list ? list.remedy : 'Point to a list of its output.');
  } else if (!isDerived(scope, forEach)) {
    const types = typesOf(list.schema);
    if (list.optional)
      say('/forEach', `${id}: ${placeText(forEach)} may not be there`, 'Point to a list that always is.');
    else if (types?.join() !== 'array') {
      const is = types?.join(' or ') ?? 'not said to be a list';
      say('/forEach', `${id} goes over ${placeText(forEach)}, which is ${is}`, 'Point to a list.');
    }
  }
  return problems;
}

function gateProblems(scope: Scope, placed: Placed<GateStep>): Problem[] {
  const { step, pointer } = placed;
  const asked = [...conditionProblems(scope, placed, step.gate, `${pointer}/gate`)];
  if ('end' in step.otherwise) return asked;
  const later = scope.composition.steps.slice(scope.composition.steps.indexOf(step) + 1).map(({ id }) => id);
  const skipped = step.otherwise.skip.flatMap((id, i): Problem[] => {
    const at = `${pointer}/otherwise/skip/${i}`;
    if (id === scope.composition.answer) {
      const remedy = 'Answer with another step, or end the run early instead.';
      return [{ pointer: at, problem: `${step.id} leaves out ${id}, which is the answer`, remedy }];
    }
    if (later.includes(id)) return [];
    const remedy = later.length === 0 ? 'Nothing stands behind it.' : `Behind it stand ${later.join(', ')}.`;
    return [{ pointer: at, problem: `${step.id} leaves out ${id}, which is no step behind it`, remedy }];
  });
  if (step.otherwise.skip.length > 0) return [...asked, ...skipped];
  const nothing = {
    pointer: `${pointer}/otherwise/skip`,
    problem: `${step.id} decides nothing: it leaves out no step`,
  };
  return [...asked, { ...nothing, remedy: 'Name what it leaves out, or end the run.' }];
}

function conditionProblems(scope: Scope, placed: Placed, condition: Condition, pointer: string): readonly Problem[] {
  if ('not' in condition) return conditionProblems(scope, placed, condition.not, `${pointer}/not`);
  if ('all' in condition || 'any' in condition) {
    const [parts, name] = 'all' in condition ? [condition.all, 'all'] : [condition.any, 'any'];
    if (parts.length === 0) {
      const problem = `${placed.step.id} asks nothing`;
      return [{ pointer: `${pointer}/${name}`, problem, remedy: 'Add a condition, or leave the gate out.' }];
    }
    return parts.flatMap((part, i) => conditionProblems(scope, placed, part, `${pointer}/${name}/${i}`));
  }
  if ('findings' in condition) return countProblems(scope, placed, condition, pointer);
  const { from, at, is, value } = condition;
  const found = readable(scope, placed, { from, at });
  const about = `${placed.step.id} compares ${from}${at}`;
  if ('problem' in found) {
    const remedy = 'remedy' in found ? found.remedy : 'Point to what its output says.';
    return [{ pointer, problem: `${about}: ${found.problem}`, remedy }];
  }
  const reason = incomparable(found.schema, is, value);
  return reason === undefined ? [] : [{ pointer, problem: `${about}, and ${reason}`, remedy: COMPARABLE }];
}

const COMPARABLE =
  'Numbers are compared by size; numbers, texts and booleans for being equal, with a value that can be there.';

function countProblems(
  scope: Scope,
  placed: Placed,
  { findings: { step }, value }: Extract<Condition, { readonly findings: unknown }>,
  pointer: string,
): Problem[] {
  const about = placed.step.id;
  if (!Number.isInteger(value) || value < 0) {
    return [{ pointer, problem: `${about} compares a count with ${value}`, remedy: 'Give a whole number from 0.' }];
  }
  if (step !== undefined) {
    const source = sourceOf(scope, placed, step);
    return 'problem' in source ? [{ pointer, problem: `${about}: ${source.problem}`, remedy: source.remedy }] : [];
  }
  if (placed.before.length > 0) return [];
  return [
    { pointer, problem: `${about} counts findings, and nothing stands before it`, remedy: 'Put it behind a step.' },
  ];
}

/** Why a comparison can never be answered: one of the types that the value may have is compared as it is written. */
function incomparable(schema: JsonSchema, is: Comparator, value: number | boolean | string): string | undefined {
  const alternatives = schemasOf(schema, 'anyOf') ?? [schema];
  const written = typeof value;
  const comparable = alternatives.filter((one) => typesOfValues(one).includes(written));
  if (comparable.length === 0) return `it is no ${written}`;
  if (is !== 'equal' && is !== 'unequal') return written === 'number' ? undefined : `a ${written} has no size`;
  return comparable.some((one) => acceptsValue(one, value)) ? undefined : `it is never ${JSON.stringify(value)}`;
}

function typesOfValues(schema: JsonSchema): readonly string[] {
  const values = 'const' in schema ? [schema['const']] : (schema['enum'] as readonly unknown[] | undefined);
  if (values) return values.map((value) => typeof value);
  return (typesOf(schema) ?? []).map((type) => (type === 'integer' ? 'number' : type));
}
