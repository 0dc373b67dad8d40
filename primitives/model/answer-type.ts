import type { Binding } from '../domain-pack.ts';
import { canonicalJson } from './canonical-json.ts';
import type { OpenQuestion } from './finding.ts';
import type { Unit } from './quantity.ts';
import type { AnswerType, AskedQuestion, QuantityType } from './question.ts';
import type { Sha256 } from './sha256.ts';
import type { PropertySpec } from './taxonomy.ts';

/** The question with what the taxonomy knows of it: an id, and what an answer has to be. */
export function askedQuestion(
  question: OpenQuestion,
  typeId: string | undefined,
  binding: Binding,
  sha256: Sha256,
): AskedQuestion {
  const { subject, path } = question;
  const spec = binding.types.find((type) => type.typeId === typeId)?.properties[path];
  const answerType = spec && answerTypeOf(spec, binding.units, question);
  const asked = [subject, path, answerType ?? null] as const;
  const questionId = sha256(new TextEncoder().encode(canonicalJson(asked))).slice(0, 16);
  return {
    ...question,
    questionId,
    addressee: question.addressee ?? 'anyone',
    ...(answerType ? { answerType } : {}),
  };
}

/** What an answer has to be that says a property. Matrices are nothing that anybody answers. */
export function answerTypeOf(
  spec: PropertySpec,
  units: Binding['units'],
  { unit, options }: Pick<OpenQuestion, 'unit' | 'options'> = {},
): AnswerType | undefined {
  if ('ucum' in spec) return { form: 'quantity', ...quantityTypeOf(spec, units, unit) };
  switch (spec.form) {
    case 'list':
      return { form: 'quantities', ...quantityTypeOf(spec.of, units, unit) };
    case 'reference':
      return { form: 'reference', to: spec.to };
    case 'text':
      return options && options.length > 0 ? { form: 'choice', options } : { form: 'text' };
    case 'texts':
    case 'boolean':
    case 'integer':
      return { form: spec.form };
    case 'matrix':
      return undefined;
  }
}

/** Every way to write a unit of the property's kind; the one that the question names is meant where none is written. */
function quantityTypeOf(of: Unit, aliases: Binding['units'], asked?: string): QuantityType {
  const sameKind = Object.entries(aliases).filter(([, { kind }]) => kind === of.kind);
  const spellings = [...sameKind, ...sameKind.map(([, unit]) => [unit.ucum, unit] as const), [of.ucum, of] as const];
  const units = Object.fromEntries(
    spellings.map(([spelling, { toSi }]) => [spelling, toSi] as const).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return { quantityKind: of.kind, unit: asked !== undefined && asked in units ? asked : of.ucum, units };
}

/** The type in words, for whoever has to answer. */
export function expected(type: AnswerType): string {
  switch (type.form) {
    case 'quantity':
      return `a number with a unit of ${type.quantityKind}: ${Object.keys(type.units).join(', ')}`;
    case 'quantities':
      return `numbers, separated by commas, with a unit of ${type.quantityKind}: ${Object.keys(type.units).join(', ')}`;
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return 'yes or no';
    case 'text':
      return 'a text';
    case 'texts':
      return 'texts, separated by commas';
    case 'reference':
      return `the id of an element of type ${type.to}`;
    case 'choice':
      return `one of ${type.options.join(', ')}`;
  }
}
