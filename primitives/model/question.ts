import type { OpenQuestion } from './finding.ts';

/**
 * What an answer has to be: the type of the property that is asked for, as the taxonomy has it, with everything that
 * whoever answers needs to know. `units` are the spellings that an answer may use, each with how many canonical SI units
 * one of it is; `unit` is the one that is meant where none is written.
 */
export type AnswerType =
  | ({ readonly form: 'quantity' } & QuantityType)
  /** Several numbers in one unit. */
  | ({ readonly form: 'quantities' } & QuantityType)
  | { readonly form: 'text' | 'texts' | 'boolean' | 'integer' }
  /** The id of an element of that type. */
  | { readonly form: 'reference'; readonly to: string }
  | { readonly form: 'choice'; readonly options: readonly string[] };

export interface QuantityType {
  readonly quantityKind: string;
  /** UCUM code. */
  readonly unit: string;
  readonly units: Readonly<Record<string, number>>;
}

/** Whom a question is put to. An address, so that it finds its reader; not a permission. */
export type Addressee = 'person' | 'model' | 'anyone';
export const ADDRESSEES = ['person', 'model', 'anyone'] as const satisfies readonly Addressee[];

/** A question as it is stored and shown: what its author left out is filled in from the taxonomy. */
export interface AskedQuestion extends OpenQuestion {
  /** Digest of subject, path and type of the answer: the same question has the same id, whoever asks it. */
  readonly questionId: string;
  readonly addressee: Addressee;
  /** Absent where the taxonomy does not know what is asked for: then only its source can say it. */
  readonly answerType?: AnswerType;
}
