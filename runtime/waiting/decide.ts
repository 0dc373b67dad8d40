import type { ApprovalOutcome, ApprovalRequest } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import type { DecisionRecord, RunRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { APPROVAL, recordPeopleAction } from './people-action.ts';

/** What of a request the record of its decision tells. */
export type Gate = Pick<ApprovalRequest, 'step' | 'title' | 'sequence' | 'snapshot'>;

/**
 * Writes the decision on a step down, as a resolution with its author. The same decision by the same person again changes
 * nothing.
 *
 * @throws BverError `approval.decided` where another decision stands
 */
export async function recordDecision(
  store: Store,
  run: RunRecord,
  gate: Gate,
  { decision, justification, by }: ApprovalOutcome,
  at: string,
): Promise<DecisionRecord> {
  const { runId, caller } = run;
  const { step, title, sequence } = gate;
  const wanted = { runId, step, decision, justification, at, ...(by === undefined ? {} : { by }) };
  const stands = await store.putDecision(caller.tenant, wanted);
  if (stands.decision !== decision || stands.by !== by) {
    throw new BverError('approval.decided', {
      step: title,
      runId,
      decision: stands.decision,
      by: stands.by ?? 'nobody, as the deadline passed,',
      at: stands.at,
    });
  }
  await recordPeopleAction(store, {
    primitive: APPROVAL,
    runId,
    caller: { tenant: caller.tenant, subject: by ?? caller.subject },
    by: by === undefined ? [] : [by],
    summary: `${title}: ${decision}${by === undefined ? '' : ` by ${by}`}. ${justification}`.trim().slice(0, 500),
    payload: { ...stands, startedBy: caller.subject },
    documents: [],
    resolutions: [
      {
        subject: `run:${runId}`,
        path: step,
        chosen: decision,
        rejected: [decision === 'approved' ? 'rejected' : 'approved'],
        rule: 'approval',
        justification,
        ...(by === undefined ? {} : { wasAttributedTo: by }),
      },
    ],
    base: gate.snapshot ?? '',
    reads: [],
    place: { step, sequence },
  });
  return stands;
}
