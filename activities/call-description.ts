import type { DomainPack, Invocation, Primitive } from '../primitives/index.ts';
import { CONTRACT_VERSION } from '../primitives/index.ts';
import type { CallDescription } from './outcome.ts';

/**
 * What is asked, as data: its digest is the action digest. Inputs that the primitive does not take are left out, so that
 * they do not make two equal calls different.
 */
export function describeCall(primitive: Primitive<never, unknown>, pack: DomainPack, invocation: Invocation): CallDescription {
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
    resultSets: Object.fromEntries(Object.entries(invocation.resultSets).filter(([name]) => needs.resultSets.includes(name))),
    findings: needs.findings ? invocation.findings : [],
    seed: execution.determinism === 'deterministic' ? 0 : (invocation.seed ?? 0),
    ...(execution.determinism === 'nondeterministic' ? { run: invocation.runId } : {}),
  };
}
