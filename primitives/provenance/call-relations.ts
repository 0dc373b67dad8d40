import type { CallDescription } from '../call-description.ts';
import type { Caller, Invocation, ResultEnvelope } from '../envelope.ts';
import type { ReadSetRecord } from '../model/read-set.ts';
import type { ProvRelation } from './prov-relations.ts';
import { provRelations } from './prov-relations.ts';

/** The relations of one recorded call, and of the run that was informed by it. */
export function callRelations(
  { snapshot, operatingState, ...description }: CallDescription,
  { runId, caller }: { readonly runId: string; readonly caller: Caller },
  readSet: ReadSetRecord,
  envelope: ResultEnvelope,
): ProvRelation[] {
  const invocation: Invocation = {
    ...description,
    ...(snapshot === '' ? {} : { snapshot }),
    ...(operatingState === '' ? {} : { operatingState }),
    runId,
    step: '',
    caller,
  };
  const informed: ProvRelation = { relation: 'wasInformedBy', from: `run:${runId}`, to: envelope.actionDigest };
  return [...provRelations(invocation, readSet, envelope), informed];
}
