import type { DocumentReference, Invocation } from './envelope.ts';
import type { DomainPack } from './domain-pack.ts';
import { CONTRACT_VERSION } from './domain-pack.ts';
import type { Primitive } from './primitive.ts';

/** The stored description of a call: all that is needed to run it again. Its digest is the action digest. */
export interface CallDescription {
  readonly primitive: string;
  readonly version: string;
  readonly pack: string;
  readonly packVersion: string;
  readonly contractVersion: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly documents: readonly DocumentReference[];
  /** The empty text where none is read. */
  readonly snapshot: string;
  /** The empty text for as built. */
  readonly operatingState: string;
  readonly resultSets: Readonly<Record<string, string>>;
  readonly findings: readonly string[];
  readonly seed: number;
  /** The run, for a call whose answer is not the same every time. */
  readonly run?: string;
}

/** What is asked, as data. Inputs that the primitive does not take are left out, so that equal calls are equal. */
export function describeCall(
  primitive: Primitive<never, unknown>,
  pack: DomainPack,
  invocation: Invocation,
): CallDescription {
  const { needs, execution } = primitive;
  return {
    primitive: primitive.name,
    version: primitive.version,
    pack: pack.name,
    packVersion: pack.version,
    contractVersion: CONTRACT_VERSION,
    parameters: invocation.parameters,
    documents: needs.documents.length > 0 ? invocation.documents : [],
    snapshot: needs.graph ? (invocation.snapshot ?? '') : '',
    operatingState: needs.operatingState ? (invocation.operatingState ?? '') : '',
    resultSets: Object.fromEntries(
      Object.entries(invocation.resultSets).filter(([name]) => needs.resultSets.includes(name)),
    ),
    findings: needs.findings ? invocation.findings : [],
    seed: execution.determinism === 'deterministic' ? 0 : (invocation.seed ?? 0),
    ...(execution.determinism === 'nondeterministic' ? { run: invocation.runId } : {}),
  };
}

/**
 * The same call, whichever snapshot it is asked of: what calls have in common whose results may stand for one another
 * when all that was read of the snapshot is the same.
 */
export const withoutSnapshot = (description: CallDescription): Omit<CallDescription, 'snapshot'> => {
  const { snapshot: _snapshot, ...rest } = description;
  return rest;
};
