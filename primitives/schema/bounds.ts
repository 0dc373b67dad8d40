import type { JsonSchema } from '../json-schema.ts';
import { numberOf } from './parts.ts';

interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
}

const lowest = (schema: JsonSchema): Bound | undefined =>
  tighter(numberOf(schema, 'minimum'), numberOf(schema, 'exclusiveMinimum'), Math.max);
const highest = (schema: JsonSchema): Bound | undefined =>
  tighter(numberOf(schema, 'maximum'), numberOf(schema, 'exclusiveMaximum'), Math.min);

function tighter(
  inclusive: number | undefined,
  exclusive: number | undefined,
  pick: (a: number, b: number) => number,
): Bound | undefined {
  if (inclusive === undefined) return exclusive === undefined ? undefined : { value: exclusive, exclusive: true };
  if (exclusive === undefined) return { value: inclusive, exclusive: false };
  return { value: pick(inclusive, exclusive), exclusive: pick(inclusive, exclusive) === exclusive };
}

/** Bounds, steps, lengths, patterns and formats of the target that the source does not keep, for the types it may have. */
export function boundProblems(
  source: JsonSchema,
  target: JsonSchema,
  types: readonly string[] | undefined,
): readonly string[] {
  const may = (...wanted: readonly string[]): boolean => !types || wanted.some((type) => types.includes(type));
  return [
    ...(may('number', 'integer') ? numberProblems(source, target, types) : []),
    ...(may('string')
      ? [...lengthProblems(source, target, 'Length', 'characters'), ...textProblems(source, target)]
      : []),
    ...(may('array') ? lengthProblems(source, target, 'Items', 'items') : []),
  ];
}

function numberProblems(source: JsonSchema, target: JsonSchema, types: readonly string[] | undefined): string[] {
  const problems: string[] = [];
  const [low, from] = [lowest(target), lowest(source)];
  if (low && !(from && (from.value > low.value || (from.value === low.value && (from.exclusive || !low.exclusive)))))
    problems.push(`it may be less than ${low.exclusive ? 'or equal to ' : ''}${low.value}`);
  const [high, to] = [highest(target), highest(source)];
  if (high && !(to && (to.value < high.value || (to.value === high.value && (to.exclusive || !high.exclusive)))))
    problems.push(`it may be more than ${high.exclusive ? 'or equal to ' : ''}${high.value}`);
  const step = numberOf(target, 'multipleOf');
  const given = numberOf(source, 'multipleOf') ?? (types?.every((type) => type === 'integer') ? 1 : undefined);
  if (step !== undefined && (given === undefined || given % step !== 0))
    problems.push(`it may be no multiple of ${step}`);
  return problems;
}

function lengthProblems(source: JsonSchema, target: JsonSchema, of: 'Length' | 'Items', what: string): string[] {
  const problems: string[] = [];
  const least = numberOf(target, `min${of}`);
  if (least !== undefined && least > 0 && (numberOf(source, `min${of}`) ?? 0) < least)
    problems.push(`it may have fewer than ${least} ${what}`);
  const most = numberOf(target, `max${of}`);
  if (most !== undefined && (numberOf(source, `max${of}`) ?? Infinity) > most)
    problems.push(`it may have more than ${most} ${what}`);
  return problems;
}

/** Whether one pattern implies another cannot be told; that it is the same one can. */
const textProblems = (source: JsonSchema, target: JsonSchema): string[] =>
  (['pattern', 'format'] as const)
    .filter((keyword) => target[keyword] !== undefined && target[keyword] !== source[keyword])
    .map((keyword) => `it cannot be told whether it has the ${keyword} ${String(target[keyword])}`);
