import type { Invocation, ResultEnvelope } from '../envelope.ts';
import type { ReadSetRecord } from '../model/read-set.ts';

/** A relation of PROV-DM (W3C Recommendation, 30 April 2013) between two things that are named by digest or id. */
export interface ProvRelation {
  readonly relation: 'used' | 'wasGeneratedBy' | 'wasDerivedFrom' | 'wasAssociatedWith' | 'wasInformedBy';
  readonly from: string;
  readonly to: string;
}

/** Names of agents and runs beside the digests of entities and actions. */
export const agentOf = ({ primitive, version }: Pick<Invocation, 'primitive' | 'version'>): string =>
  `${primitive}@${version}`;
export const personOf = ({ caller }: Pick<Invocation, 'caller'>): string => `caller:${caller.subject}`;

/**
 * The relations that one call leaves. The activity is the action, by its digest; what it used and what it generated are
 * entities, by theirs; the primitive and the caller are agents. A snapshot that was handed in and never looked at was not
 * used.
 */
export function provRelations(
  invocation: Invocation,
  readSet: ReadSetRecord,
  envelope: ResultEnvelope,
): ProvRelation[] {
  const activity = envelope.actionDigest;
  const { snapshot, operatingState } = invocation;
  const looked = readSet.values.length + readSet.extents.length + readSet.adjacency.length > 0;
  const used = [
    ...invocation.documents.map(({ digest }) => digest),
    ...(snapshot !== undefined && looked ? [snapshot] : []),
    ...(operatingState === undefined ? [] : [operatingState]),
    ...Object.values(invocation.resultSets),
    ...invocation.findings,
  ];
  const generated = [envelope.result, envelope.snapshot, envelope.changeSet, envelope.findings]
    .filter((digest) => digest !== undefined)
    .concat(
      Object.values(envelope.resultSets),
      envelope.artifacts.map(({ digest }) => digest),
    )
    .filter((digest) => digest !== snapshot);
  const made = [...new Set(generated)];
  return [
    ...used.map((to) => ({ relation: 'used', from: activity, to }) as const),
    ...made.map((from) => ({ relation: 'wasGeneratedBy', from, to: activity }) as const),
    ...made.flatMap((from) => used.map((to) => ({ relation: 'wasDerivedFrom', from, to }) as const)),
    { relation: 'wasAssociatedWith', from: activity, to: agentOf(invocation) },
    { relation: 'wasAssociatedWith', from: activity, to: personOf(invocation) },
  ];
}
