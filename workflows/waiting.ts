import { allHandlersFinished, ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type {
  AnswersGiven,
  ApprovalDecision,
  ApprovalOutcome,
  ApprovalRequest,
  AskedRound,
  DecisionGiven,
  PlanInput,
  WaitingFor,
} from '../primitives/names.ts';
import { answerUpdate, approveUpdate, NOT_WAITED_FOR, rejectUpdate } from './handlers.ts';
import { answerRun, askedQuestions, decideRun, settleRun, waitRun } from './run-activities.ts';

/** The waits of a run for people. */
export interface Waiting {
  /** @returns the snapshot in which the answers stand; undefined where there are none */
  settle(asked: AskedRound): Promise<string | undefined>;
  approve(request: ApprovalRequest): Promise<ApprovalOutcome>;
}

const now = (): string => new Date(Date.now()).toISOString();
const deadlineIn = (seconds: number | undefined): { readonly deadline?: string } =>
  seconds === undefined ? {} : { deadline: new Date(Date.now() + seconds * 1000).toISOString() };

/** Waits until it holds. @returns false where the time was over first */
const holdsWithin = async (seconds: number | undefined, holds: () => boolean): Promise<boolean> => {
  if (seconds !== undefined) return condition(holds, seconds * 1000);
  await condition(holds);
  return true;
};

/**
 * Answers the updates `answer`, `approve` and `reject`. What they say is written down by activities before they are
 * answered, and the run goes on when nothing is missing any more, or when the deadline has passed.
 */
export function handleWaiting(
  { runId, caller, plan }: PlanInput,
  onChange: (waitingFor: WaitingFor | undefined) => void,
): Waiting {
  const { tenant } = caller;
  /** Questions that are waited for, and whether each has its answer; none while the run does not wait. */
  let asked: Map<string, boolean> | undefined;
  let proceeds = false;
  let request: ApprovalRequest | undefined;
  let outcome: ApprovalOutcome | undefined;

  setHandler(
    answerUpdate,
    async ({ by, answers, proceed }: AnswersGiven) => {
      if (answers.length > 0) await answerRun({ tenant, runId, answers, by, at: now() });
      for (const { questionId } of answers) asked?.set(questionId, true);
      if (proceed) proceeds = true;
    },
    {
      description: 'Answers questions that the run waits for',
      validator: ({ answers }: AnswersGiven) => {
        if (!asked) throw notWaitedFor('The run does not wait for answers.');
        const unknown = answers.find(({ questionId }) => !asked?.has(questionId));
        if (unknown) throw notWaitedFor(`The run does not wait for an answer to ${unknown.questionId}.`);
      },
    },
  );
  const decide =
    (decision: ApprovalDecision) =>
    async (given: DecisionGiven): Promise<void> => {
      const decided = { decision, by: given.by, justification: given.justification };
      if (request) await decideRun({ tenant, runId, gate: request, outcome: decided, at: now() });
      outcome ??= decided;
    };
  const validator = (_: DecisionGiven): void => {
    if (!request) throw notWaitedFor('The run does not wait for an approval.');
  };
  setHandler(approveUpdate, decide('approved'), { description: 'Approves what the run waits for', validator });
  setHandler(rejectUpdate, decide('rejected'), { description: 'Rejects it, which ends the run', validator });

  /** Handlers are ready before anybody is told that the run waits. */
  const waits = async (waitingFor: WaitingFor, seconds: number | undefined, holds: () => boolean): Promise<boolean> => {
    onChange(waitingFor);
    await waitRun({ tenant, runId, waitingFor });
    return holdsWithin(seconds, holds);
  };
  return {
    async settle({ round, snapshot: base, sequence }) {
      const open = await askedQuestions({ tenant, runId, round });
      if (open.length === 0) return undefined;
      const waited = new Map(open.map((questionId) => [questionId, false]));
      asked = waited;
      proceeds = false;
      const { deadlineSeconds } = plan.questions ?? {};
      const { deadline } = deadlineIn(deadlineSeconds);
      const due = deadline === undefined ? {} : { deadline };
      const inTime = await waits(
        { kind: 'answers', round, questions: open.length, ...due },
        deadlineSeconds,
        () => proceeds || [...waited.values()].every(Boolean),
      );
      asked = undefined;
      onChange(undefined);
      // An answer that came in time is written down before the round is closed.
      await condition(allHandlersFinished);
      const expired = inTime || deadline === undefined ? {} : { expired: deadline };
      return (await settleRun({ tenant, runId, round, base, sequence, ...expired })) ?? undefined;
    },
    async approve(wanted) {
      request = wanted;
      outcome = undefined;
      const { step, title, deadlineSeconds } = wanted;
      await waits(
        { kind: 'approval', step, title, ...deadlineIn(deadlineSeconds) },
        deadlineSeconds,
        () => outcome !== undefined,
      );
      request = undefined;
      onChange(undefined);
      await condition(allHandlersFinished);
      // Decided by a handler meanwhile, which the compiler cannot see.
      const decided = outcome as ApprovalOutcome | undefined;
      if (decided) return decided;
      const late = { decision: 'rejected', justification: `Nobody decided within ${deadlineSeconds} s.` } as const;
      await decideRun({ tenant, runId, gate: wanted, outcome: late, at: now() });
      return late;
    },
  };
}

const notWaitedFor = (message: string): ApplicationFailure => ApplicationFailure.nonRetryable(message, NOT_WAITED_FOR);
