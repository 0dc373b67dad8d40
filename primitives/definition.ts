import { z } from 'zod';
import type { ErrorCode } from './errors.ts';
import { BverError } from './errors.ts';
import { executionPolicy } from './execution-policy.ts';
import type { ExecutionPolicy } from './execution-policy.ts';
import { jsonSchemaOf } from './json-schema.ts';
import type { Kind, VerbOf } from './names.ts';
import { VERB_OF_KIND } from './names.ts';
import type { Exposure, Primitive, PrimitiveExample, PrimitiveResult } from './primitive.ts';

/** What the author of a primitive of any kind writes; the kinds add the rest. */
export interface Authored<K extends Kind> {
  readonly name: `${string}.${string}.${VerbOf<K>}`;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly basis: readonly string[];
  readonly stability?: Primitive['stability'];
  readonly replacedBy?: string;
  readonly errors?: readonly ErrorCode[];
  readonly execution?: Partial<ExecutionPolicy>;
  readonly exposure?: Exposure;
  readonly callExamples?: readonly PrimitiveExample[];
}

/**
 * What a definition keeps in its type: name, version and parameters, so that a workflow which calls it with another's
 * parameters does not compile (`activities/activity-types.ts`).
 */
export interface Named<N extends string, V extends string, I extends z.ZodType> {
  readonly name: N;
  readonly version: V;
  readonly input: I;
}

type Rest<P, O> = Pick<Primitive<P, O>, 'input' | 'output' | 'mutability' | 'needs' | 'lawbook' | 'execute'>;

/**
 * Completes an authored definition to a primitive, and refuses one that could not be offered.
 *
 * @throws BverError `definition.invalid`, naming the definition
 */
export function define<P, O, N extends string, V extends string, I extends z.ZodType>(
  kind: Kind,
  authored: Authored<Kind> & Pick<Named<N, V, I>, 'name' | 'version'>,
  rest: Rest<P, O> & Pick<Named<N, V, I>, 'input'>,
): Primitive<P, O> & Named<N, V, I> {
  const { name, version } = authored;
  const refuse = (problem: string): never => {
    throw new BverError('definition.invalid', { name, problem });
  };
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*){2,}$/.test(name)) {
    refuse('a name is domain, subject and verb in lower case, joined by dots');
  }
  if (!name.endsWith(`.${VERB_OF_KIND[kind]}`)) refuse(`the name of a ${kind} ends with .${VERB_OF_KIND[kind]}`);
  if (!/^\d+\.\d+\.\d+$/.test(version)) refuse('the version is a semantic version like 1.0.0');
  const { tolerance } = authored.execution ?? {};
  if (tolerance && ![tolerance.relative, tolerance.absolute].every((bound) => Number.isFinite(bound) && bound >= 0)) {
    refuse('the bounds of a tolerance are numbers, zero or more');
  }
  if (tolerance?.because.trim() === '') refuse('a tolerance says why it is needed');
  const input = refusingUnknown(rest.input);
  for (const [side, schema] of Object.entries({ input, output: rest.output } satisfies Record<string, z.ZodType>)) {
    try {
      jsonSchemaOf(schema, side === 'input' ? 'input' : 'output');
    } catch (cause) {
      refuse(`JSON Schema cannot say its ${side} (${cause instanceof Error ? cause.message : String(cause)})`);
    }
  }
  return {
    kind,
    name,
    version,
    title: authored.title,
    description: authored.description,
    domain: name.slice(0, name.indexOf('.')),
    basis: authored.basis,
    stability: authored.stability ?? 'experimental',
    ...(authored.replacedBy === undefined ? {} : { replacedBy: authored.replacedBy }),
    errors: authored.errors ?? [],
    execution: executionPolicy(authored.execution),
    exposure: authored.exposure ?? { visibility: 'found' },
    examples: authored.callExamples ?? [],
    ...rest,
    input,
  };
}

/** A parameter that is misspelt is refused, and not left out without a word, unless the author allows for further ones. */
const refusingUnknown = <I extends z.ZodType>(schema: I): I =>
  schema instanceof z.ZodObject && schema.def.catchall === undefined ? (schema.strict() as z.ZodType as I) : schema;

/** A result with the parts that the author left out. */
export const completed = <O>(
  result: Pick<PrimitiveResult<O>, 'payload' | 'summary'> & Partial<PrimitiveResult<O>>,
): PrimitiveResult<O> => ({
  status: 'completed',
  findings: [],
  resolutions: [],
  artifacts: [],
  ambiguities: [],
  openQuestions: [],
  ...result,
});
