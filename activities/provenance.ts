import type { ResultEnvelope } from '../primitives/index.ts';
import type { ProvenanceRelation } from '../runtime/store/records.ts';
import type { CallDescription } from './outcome.ts';

/** The relations of PROV-DM that one call leaves: what it used, what it generated, and which software did it for whom. */
export function provenanceOf(description: CallDescription, envelope: ResultEnvelope, runId: string): ProvenanceRelation[] {
  const activity = envelope.actionDigest;
  const used = [
    ...description.documents.map(({ digest }) => digest),
    description.snapshot,
    description.operatingState,
    ...Object.values(description.resultSets),
    ...description.findings,
  ].filter((digest) => digest !== '');
  const generated = [
    envelope.result,
    envelope.snapshot,
    envelope.changeSet,
    envelope.findings,
    ...Object.values(envelope.resultSets),
    ...envelope.artifacts.map(({ digest }) => digest),
  ].filter((digest) => digest !== undefined);
  return [
    ...used.map((to) => ({ relation: 'used', from: activity, to }) as const),
    ...generated.map((from) => ({ relation: 'wasGeneratedBy', from, to: activity }) as const),
    { relation: 'wasAssociatedWith', from: activity, to: `${description.primitive}@${description.version}` },
    { relation: 'wasInformedBy', from: `run:${runId}`, to: activity },
  ];
}
