import type { AssertionReference } from './assertion.ts';
import type { ChangeSet } from './change-set.ts';
import type { Evidence } from './evidence.ts';
import type { Addressee } from './question.ts';
import type { FindingKind, Level } from '../names.ts';

/** What an outcome rests on: an assertion, or, where a result set is named, the rows that `path` names as `table`. */
export interface UsedReference extends AssertionReference {
  readonly resultSet?: string;
}

/** The outcome of one rule at one place. A validator that finds a violation has succeeded: findings are data. */
export interface Finding {
  /** Name of the primitive that judged, and the exact version of it. */
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly kind: FindingKind;
  readonly level: Level;
  /** The element that the finding is about; the empty text for a finding about a whole document. */
  readonly focusNode: string;
  /** The property or result that is judged, where it is one. */
  readonly resultPath?: string;
  readonly messageId: string;
  /** What fills the message's holes, already written with units. */
  readonly arguments: Readonly<Record<string, string>>;
  /** The message for a person, made from the catalogue entry and the arguments. */
  readonly message: string;
  /** What to do about it, where that is known. */
  readonly remedy?: string;
  /** Assertions and computed values that the outcome rests on. */
  readonly used: readonly UsedReference[];
  /** Assumed values among them, or among those that they are derived from. */
  readonly restsOnAssumed: readonly AssertionReference[];
  /** Where in the sources the finding comes from. */
  readonly evidence: readonly Evidence[];
  readonly fixes: readonly ChangeSet[];
}

/** Missing data, asked of a person or a model. */
export interface OpenQuestion {
  readonly subject: string;
  readonly path: string;
  /** UCUM code of the unit that the answer is expected in. */
  readonly unit?: string;
  readonly question: string;
  /** Where the answer was expected to stand. */
  readonly expectedAt: readonly Evidence[];
  /** Whom it is put to, where that matters: some things only a person on the site can say. */
  readonly addressee?: Addressee;
  /** The answers that are possible, where the property holds text and only some make sense. */
  readonly options?: readonly string[];
}

/** Several readings of one place: each with its confidence, none chosen in silence. */
export interface Ambiguity {
  readonly subject: string;
  readonly path: string;
  readonly candidates: readonly { readonly value: string; readonly confidence: number }[];
  readonly evidence: readonly Evidence[];
}

/** A decision between candidates, with the rule that made it and the candidates that lost. */
export interface Resolution {
  readonly subject: string;
  readonly path: string;
  readonly chosen: string;
  readonly rejected: readonly string[];
  readonly rule: string;
  readonly justification: string;
  /** The person, service or model that decided (PROV-DM); absent where the primitive that proposes it did. */
  readonly wasAttributedTo?: string;
}
