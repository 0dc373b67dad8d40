import { z } from 'zod';
import type { AssumedAnswer, Binding, InputProblem, Plan, QuestionPolicy } from '../primitives/index.ts';
import { ADDRESSEES, answerTypeOf, BverError, nearest, ON_DEADLINE, readAnswer, wordsOf } from '../primitives/index.ts';

const YEAR_SECONDS = 31_536_000;

/** What a call says about the questions that its run asks (see `operation-spec.ts`). */
export const questionsInput = z.strictObject({
  wait: z.boolean(),
  deadlineSeconds: z.number().positive().max(YEAR_SECONDS).optional(),
  onDeadline: z.enum(ON_DEADLINE).optional(),
  addressee: z.enum(ADDRESSEES).optional(),
  maximumRounds: z.int().min(1).max(20).optional(),
  assume: z
    .array(
      z.strictObject({
        type: z.string().optional(),
        subject: z.string().optional(),
        path: z.string(),
        value: z.union([z.string(), z.number(), z.boolean(), z.array(z.number()), z.array(z.string())]),
        unit: z.string().optional(),
        rule: z.string().min(1).max(200),
      }),
    )
    .max(200)
    .optional(),
});
export type QuestionsInput = z.output<typeof questionsInput>;

const DEFAULTS: QuestionPolicy = { onDeadline: 'leaveOpen', addressee: 'anyone', assume: [], maximumRounds: 3 };

/**
 * The plan with what its composition and its call say about questions; as it is where it is not to wait for answers.
 *
 * @throws BverError `input.invalid`, `operation.not-applicable`
 */
export function waitingPlan(
  plan: Plan,
  operation: string,
  binding: Binding,
  declared: Partial<QuestionPolicy> | undefined,
  given: QuestionsInput | undefined,
): Plan {
  const waits = given?.wait ?? declared !== undefined;
  if (!waits) return plan;
  if (plan.flow) {
    throw new BverError('operation.not-applicable', {
      problem: `${operation} branches, and does not wait for answers.`,
      how: 'Start it without questions.wait; what it asks can be answered when it has ended.',
    });
  }
  const { wait: _, assume: said = [], ...rest } = given ?? { wait: true };
  const problems: InputProblem[] = [];
  const assume = said.flatMap((one, i) => {
    const read = assumedOf(one, binding);
    if (!('problem' in read)) return [read];
    problems.push({ pointer: `/questions/assume/${i}/${read.member}`, detail: read.problem });
    return [];
  });
  const policy: QuestionPolicy = {
    ...DEFAULTS,
    ...declared,
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    assume: given?.assume ? assume : (declared?.assume ?? []),
  };
  if (policy.onDeadline !== 'leaveOpen' && policy.deadlineSeconds === undefined) {
    problems.push({
      pointer: '/questions/deadlineSeconds',
      detail: `Without a deadline nothing is ${WHAT[policy.onDeadline]}.`,
    });
  }
  if (policy.onDeadline === 'assume' && policy.assume.length === 0 && problems.length === 0) {
    problems.push({ pointer: '/questions/assume', detail: 'Say what is to be assumed.' });
  }
  const [first] = problems;
  if (first) throw new BverError('input.invalid', { operation, problem: first.detail }, { errors: problems });
  return { ...plan, questions: policy };
}

const WHAT = { assume: 'assumed', fail: 'given up', leaveOpen: 'left open' } as const;

type Said = NonNullable<QuestionsInput['assume']>[number];

/** The value as it is asserted: read as an answer to the property is. */
function assumedOf(
  { type, subject, path, rule, ...given }: Said,
  { types, units }: Binding,
): AssumedAnswer | { readonly member: string; readonly problem: string } {
  const named = types.filter(({ typeId }) => type === undefined || typeId === type);
  if (named.length === 0) {
    const near = nearest(
      type ?? '',
      types.map(({ typeId }) => typeId),
    ).join(', ');
    return { member: 'type', problem: `There is no type ${type ?? ''}${near === '' ? '' : `; close to it: ${near}`}.` };
  }
  const specs = named.flatMap(({ properties }) => properties[path] ?? []);
  const asTypes = new Map(
    specs.map((spec) => [JSON.stringify(answerTypeOf(spec, units) ?? null), answerTypeOf(spec, units)]),
  );
  const [answerType, another] = asTypes.values();
  if (!answerType) return { member: 'path', problem: `Nothing says ${path} that could be assumed.` };
  if (another) return { member: 'type', problem: `Several types say ${path}, and not the same; say which.` };
  const reading = readAnswer(answerType, wordsOf(given));
  if ('problem' in reading) return { member: 'value', problem: reading.problem };
  return {
    path,
    value: reading.value,
    rule,
    ...(type === undefined ? {} : { typeId: type }),
    ...(subject === undefined ? {} : { subject }),
  };
}
