import type { ProvRelation } from '../primitives/index.ts';
import type { Connection, Database } from './database.ts';
import { actionOf, insertAction } from './repositories/actions.ts';
import { insertCall } from './repositories/calls.ts';
import { insertFindings } from './repositories/findings.ts';
import { insertMade } from './repositories/made.ts';
import { insertOpenQuestions } from './repositories/open-questions.ts';
import { insertEvent } from './repositories/outbox.ts';
import { insertProvenance } from './repositories/provenance.ts';
import { insertResolutions } from './repositories/resolutions.ts';
import { appendRunEvent, notifyRun } from './repositories/run-events.ts';
import { insertStep } from './repositories/run-steps.ts';
import type { ActionOutcome, ActionRecord, LateRecording, Recording } from './store/records.ts';

/** What stands after a recording: an earlier action, when the same call was recorded before. */
export interface Recorded {
  readonly first: boolean;
  readonly action: ActionRecord;
}

/**
 * Records what a step leaves behind in one transaction: the action with everything it made, the step, its event for
 * followers and its event for the world. Contents are put before it. Running it twice changes nothing.
 */
export async function record(db: Database, tenant: string, recording: Recording | LateRecording): Promise<Recorded> {
  const recorded = await db.$transaction(async (transaction) => {
    const first = await insertAction(transaction, tenant, recording.action);
    const action = first ? recording.action : await actionOf(transaction, tenant, recording.action.actionDigest);
    if (!action) throw new Error(`Action ${recording.action.actionDigest} was there and is gone.`);
    if (first) await insertOutcome(transaction, tenant, recording);
    await insertProvenance(transaction, tenant, first ? recording.provenance : recording.provenance.filter(isOfTheRun));
    const { step } = recording;
    const told = step && (await insertStep(transaction, tenant, step)) ? step.runId : undefined;
    if (step && told !== undefined) await tell(transaction, tenant, step, recording.caller, action);
    return { first, action, told };
  });
  if (recorded.told !== undefined) await notifyRun(db, tenant, recorded.told);
  return { first: recorded.first, action: recorded.action };
}

/** Of a call that was recorded before, what it used and made stands; that this run was informed by it is new. */
const isOfTheRun = ({ relation }: ProvRelation): boolean => relation === 'wasInformedBy';

/** The rows of what came of an action that was recorded for the first time. */
export async function insertOutcome(db: Connection, tenant: string, outcome: ActionOutcome): Promise<void> {
  const { actionDigest } = outcome.action;
  await insertFindings(db, tenant, actionDigest, outcome.findings);
  await insertOpenQuestions(db, tenant, actionDigest, outcome.openQuestions ?? []);
  await insertResolutions(db, tenant, actionDigest, outcome.resolutions ?? []);
  await insertMade(db, tenant, outcome);
  await insertCall(db, tenant, outcome);
}

async function tell(
  db: Connection,
  tenant: string,
  step: Recording['step'],
  caller: Recording['caller'],
  action: ActionRecord,
): Promise<void> {
  const { summary, findingCounts, outputDigest } = action.envelope;
  await appendRunEvent(db, tenant, step.runId, 'step', { step: step.step, summary, findingCounts });
  await insertEvent(db, tenant, {
    id: `${step.runId}/${step.step}`,
    type: 'bver.step.recorded',
    subject: `runs/${step.runId}`,
    data: {
      runId: step.runId,
      step: step.step,
      primitive: action.primitive,
      version: action.version,
      actionDigest: action.actionDigest,
      outputDigest,
      summary,
      findingCounts,
      caller: caller.subject,
    },
  });
}
