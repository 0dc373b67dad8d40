import { z } from 'zod';
import type { Authored, Named } from './definition.ts';
import { completed, define } from './definition.ts';
import type { Level } from './names.ts';
import { isPropertyRead } from './model/read.ts';
import type { ReadExample, Reads, ReadValues } from './model/read.ts';
import type { Quantity } from './model/quantity.ts';
import type { TypeDefinition } from './model/taxonomy.ts';
import type { Primitive } from './primitive.ts';
import { checkValidatorExamples, judge, typesOf } from './validator-judge.ts';

/** The names in `{…}` of a message. */
type Holes<S extends string> = S extends `${string}{${infer H}}${infer R}` ? H | Holes<R> : never;
type Messages = Readonly<Record<string, string>>;
type Printable = Quantity | string | number;
/** Reads that print as themselves; lists of rows and neighbours do not. */
type Printed<R extends Reads> = {
  [N in keyof R]: ReadValues<R>[N] extends Printable | undefined ? N : never;
}[keyof R] &
  string;
type Unfilled<S extends string, R extends Reads> = Exclude<Holes<S>, Printed<R>>;

/** One violation: which message, and where, if not at the judged element itself. */
export interface Verdict {
  readonly messageId: string;
  readonly arguments: Readonly<Record<string, Printable>>;
  readonly at?: string;
}

/**
 * Fails with a message of the catalogue. Holes that no read fills are given as the second argument; a message with a hole
 * that neither fills does not compile.
 */
export type Fail<M extends Messages, R extends Reads> = <const I extends keyof M & string>(
  messageId: I,
  ...filled: [Unfilled<M[I], R>] extends [never]
    ? [given?: { readonly at?: string }]
    : [given: { readonly [H in Unfilled<M[I], R>]: Printable } & { readonly at?: string }]
) => Verdict;

/** An example may set parameters of the rule; the others stand at their defaults. */
type Example<R extends Reads, P extends z.ZodType> = ReadExample<R> & { readonly parameters?: z.input<P> };
type FailExample<R extends Reads, M extends Messages, P extends z.ZodType> = Example<R, P> & {
  readonly because: keyof M & string;
};
/** The parameters of a rule that has none. */
type NoParameters = z.ZodType<Record<string, never>>;

export interface ValidatorDefinition<
  R extends Reads,
  M extends Messages,
  P extends z.ZodType = NoParameters,
> extends Omit<Authored<'validator'>, 'title' | 'description'> {
  readonly title?: string;
  readonly description?: string;
  /** Every element of this type, or of these types, is judged. */
  readonly appliesTo: TypeDefinition | readonly TypeDefinition[];
  /** What a caller may choose about the rule, each with a default. A rule has no parameters unless it says so. */
  readonly input?: P;
  /** What is read for each: a required read that finds nothing makes the outcome `open`. */
  readonly reads: R;
  /** Names of result sets that the reads reach into. */
  readonly resultSets?: readonly string[];
  readonly messages: M;
  /** What to do about each message. */
  readonly remedies?: { readonly [I in keyof M]?: string };
  /** Level of each message; `error` unless said. */
  readonly levels?: { readonly [I in keyof M]?: Level };
  /** Whether the rule applies to this element at all; it does unless said. */
  applies?(values: ReadValues<R>, parameters: z.output<P>): boolean;
  check(values: ReadValues<R>, fail: Fail<M, R>, parameters: z.output<P>): Verdict | readonly Verdict[] | undefined;
  /** These are the rule's tests and its documentation. */
  readonly examples: {
    readonly pass: readonly [Example<R, P>, ...Example<R, P>[]];
    readonly fail: readonly [FailExample<R, M, P>, ...FailExample<R, M, P>[]];
    readonly open: readonly Example<R, P>[];
  };
}

/** The form behind the machinery, without the author's types. */
export interface LooseValidator {
  readonly name: string;
  readonly version: string;
  readonly appliesTo: TypeDefinition | readonly TypeDefinition[];
  readonly input: z.ZodType;
  readonly reads: Reads;
  readonly messages: Messages;
  readonly remedies?: Readonly<Record<string, string | undefined>>;
  readonly levels?: Readonly<Record<string, Level | undefined>>;
  applies?(values: never, parameters: never): boolean;
  check(values: never, fail: never, parameters: never): Verdict | readonly Verdict[] | undefined;
  readonly examples: {
    readonly pass: readonly object[];
    readonly fail: readonly (object & { readonly because: string })[];
    readonly open: readonly object[];
  };
}

const verdicts = z.object({
  judged: z.int().describe('Elements the rule was applied to'),
  passed: z.int(),
  failed: z.int(),
  open: z.int().describe('Elements that cannot be judged, because something is not stated'),
  restsOnAssumed: z.int().describe('Passes that rest on values which nobody stated'),
});
export type Verdicts = z.output<typeof verdicts>;

/** Graph and result sets → findings. Pure; what is missing gives `open`, never a guess. */
export function defineValidator<
  const R extends Reads,
  const M extends Messages,
  const N extends Authored<'validator'>['name'],
  const V extends string,
  P extends z.ZodType = NoParameters,
>(
  definition: ValidatorDefinition<R, M, P> & Pick<Named<N, V, P>, 'name' | 'version'>,
): Primitive<z.output<P>, Verdicts> & Named<N, V, P> {
  // A rule without parameters takes none: `P` is then `NoParameters`.
  const input = definition.input ?? (z.object({}) as z.ZodType as P);
  const loose = { ...definition, input } as unknown as LooseValidator;
  const title = definition.title ?? titleOf(definition.name);
  const description =
    definition.description ??
    `Judges every ${typesOf(loose.appliesTo)
      .map((type) => type.typeId)
      .join(' and ')} by ${Object.values(definition.reads)
      .map((r) => r.describes)
      .join(', ')}.`;
  return define<z.output<P>, Verdicts, N, V, P>(
    'validator',
    { ...definition, title, description },
    {
      input,
      output: verdicts,
      mutability: 'none',
      needs: {
        documents: [],
        graph: true,
        operatingState: false,
        resultSets: definition.resultSets ?? [],
        findings: false,
      },
      lawbook: {
        checkExamples: () => checkValidatorExamples(loose),
        requires: Object.values<Reads[string]>(definition.reads).flatMap((read) =>
          isPropertyRead(read) ? [read.path] : [],
        ),
      },
      execute: ({ graph, resultSets, parameters }, context) => {
        const outcome = judge(loose, { graph, resultSets, parameters }, context);
        return completed({ ...outcome, summary: summaryOf(title, outcome.payload) });
      },
    },
  );
}

/** `electrical.voltage-drop.validate` → `Voltage drop`. */
function titleOf(name: string): string {
  const subject = (name.split('.').at(-2) ?? name).replaceAll('-', ' ');
  return subject.charAt(0).toUpperCase() + subject.slice(1);
}

const summaryOf = (title: string, { judged, passed, failed, open, restsOnAssumed }: Verdicts): string =>
  `${title}: ${judged} judged, ${passed} pass${restsOnAssumed > 0 ? ` (${restsOnAssumed} on assumed values)` : ''}, ${failed} fail, ${open} open.`;
