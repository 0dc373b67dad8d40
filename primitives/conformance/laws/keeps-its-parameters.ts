import { BverError } from '../../errors.ts';
import { jsonSchemaOf } from '../../json-schema.ts';
import { outcomeText } from '../outcome-text.ts';
import type { Law, Trial, Workbench } from '../law.ts';
import { KINDS } from '../../names.ts';
import type { AnyPrimitive } from '../law.ts';

/** The part of JSON Schema 2020-12 that parameters are probed by. */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly maxLength?: number;
}

/** Values that the schema of a parameter allows and does not allow, at its edges. */
function probesOf(schema: Schema): { allowed: unknown[]; refused: unknown[] } {
  if (schema.enum) return { allowed: [...schema.enum], refused: ['none of these', null] };
  if (schema.type === 'number' || schema.type === 'integer') {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
    const step = schema.type === 'integer' ? 1 : 0.5;
    return {
      allowed: [minimum].filter((value) => value !== undefined && value > -1e9),
      refused: [
        'a word',
        ...(minimum === undefined ? [] : [minimum - step]),
        ...(maximum === undefined ? [] : [maximum + step]),
        ...(exclusiveMinimum === undefined ? [] : [exclusiveMinimum]),
        ...(exclusiveMaximum === undefined ? [] : [exclusiveMaximum]),
      ].filter((value) => typeof value !== 'number' || Math.abs(value) < 1e15),
    };
  }
  if (schema.type === 'boolean') return { allowed: [true, false], refused: ['yes'] };
  if (schema.type === 'string') {
    const { maxLength } = schema;
    return { allowed: [], refused: [7, ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)])] };
  }
  return { allowed: [], refused: [] };
}

export const keepsItsParameters: Law = {
  id: 'any.keeps-its-parameters',
  kinds: KINDS,
  says: 'What the schema of its parameters allows is answered, or refused by an error of the catalogue; what it does not allow is refused, naming the parameter.',
  remedy:
    'Say in the schema what is allowed, and no more: `min`, `max`, `enum`; a parameter that must go with another is a refinement.',
  check: async (primitive, trials, bench) => {
    const schema = jsonSchemaOf(primitive.input, 'input') as { readonly properties?: Readonly<Record<string, Schema>> };
    const [trial] = trials;
    if (!trial) return [];
    const problems: string[] = [];
    const given = trial.parameters as Readonly<Record<string, unknown>>;
    for (const [name, own] of Object.entries(schema.properties ?? {})) {
      const { allowed, refused } = probesOf(own);
      for (const value of refused) {
        const parsed = primitive.input.safeParse({ ...given, [name]: value });
        const told = JSON.stringify(value).slice(0, 40);
        if (parsed.success) problems.push(`${name} = ${told} is taken`);
        else if (!parsed.error.issues.some(({ path }) => path[0] === name)) {
          problems.push(`${name} = ${told} is refused without naming it`);
        }
      }
      for (const value of allowed) {
        const problem = await problemWith(primitive, trial, { ...given, [name]: value }, bench);
        if (problem !== undefined) problems.push(`${name} = ${JSON.stringify(value)}: ${problem}`);
      }
    }
    if (primitive.input.safeParse({ ...given, 'no such parameter': 1 }).success)
      problems.push('one that it has not is taken');
    return problems;
  },
};

async function problemWith(
  primitive: AnyPrimitive,
  { ground }: Trial,
  parameters: unknown,
  bench: Workbench,
): Promise<string | undefined> {
  const parsed = primitive.input.safeParse(parameters);
  // A refinement over several parameters may say more than the schema of one.
  if (!parsed.success) return undefined;
  try {
    const result = await bench.run(primitive, ground, parsed.data);
    outcomeText(result, bench);
    return primitive.output.safeParse(result.payload).success ? undefined : 'its payload does not fit';
  } catch (error) {
    if (error instanceof BverError && !/^(primitive|model)\./.test(error.code)) return undefined;
    return `it ends with ${String(error)}`;
  }
}
