import type { AnswerGiven, ApprovalOutcome, ErrorRecord, RunStatus, WaitingFor } from '../primitives/index.ts';
import { BverError } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Gate } from '../runtime/waiting/decide.ts';
import { recordDecision } from '../runtime/waiting/decide.ts';
import type { Speaker, WaitingPorts } from '../runtime/waiting/record-answers.ts';
import { recordAnswers } from '../runtime/waiting/record-answers.ts';
import type { RoundOver } from '../runtime/waiting/settle-round.ts';
import { openIn, settleRound } from '../runtime/waiting/settle-round.ts';
import { closeSucceeded } from './close-succeeded.ts';

/** How a run ended that did not succeed. */
export type RunOutcome =
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly error: ErrorRecord }
  /** Failed without an error of the catalogue: a time-out, a worker that died too often. */
  | { readonly status: 'failed'; readonly activity: string; readonly problem: string };

interface OfRun {
  readonly tenant: string;
  readonly runId: string;
}

/** Activities by which a workflow keeps the row of its run true. Running one again changes nothing. */
export interface RunActivities {
  closeRun(of: OfRun & { readonly outcome: RunOutcome }): Promise<void>;
  /** @param of `waiting`: released, the run goes on waiting for what it waited for */
  holdRun(of: OfRun & { readonly held: boolean; readonly waiting?: boolean }): Promise<void>;
  /** @returns the ids of the questions that a round waits for */
  askedQuestions(of: OfRun & { readonly round: number }): Promise<readonly string[]>;
  /** Says what the run waits for from now on. */
  waitRun(of: OfRun & { readonly waitingFor: WaitingFor }): Promise<void>;
  /** @throws BverError as `recordAnswers` */
  answerRun(of: OfRun & { readonly answers: readonly AnswerGiven[] } & Speaker): Promise<void>;
  /** @returns the snapshot in which the answers stand, where there are any. @throws BverError `question.unanswered` */
  settleRun(of: OfRun & RoundOver): Promise<string | null>;
  /** @throws BverError `approval.decided` */
  decideRun(of: OfRun & { readonly gate: Gate; readonly outcome: ApprovalOutcome; readonly at: string }): Promise<void>;
  /** Closes a run whose steps are done. */
  finishRun(of: OfRun): Promise<void>;
}

const UNFINISHED: readonly RunStatus[] = ['pending', 'running', 'waiting', 'paused'];

export function createRunActivities(ports: WaitingPorts): RunActivities {
  const { store } = ports;
  const runOf = async ({ tenant, runId }: OfRun): Promise<RunRecord> => {
    const run = await store.run(tenant, runId);
    if (!run) throw new BverError('run.not-found', { runId });
    return run;
  };
  return {
    async closeRun({ tenant, runId, outcome }) {
      const error = outcome.status === 'failed' ? errorOf(outcome) : undefined;
      await store.transition(tenant, runId, { from: UNFINISHED, to: outcome.status, ...(error ? { error } : {}) });
    },
    async holdRun({ tenant, runId, held, waiting = false }) {
      await store.transition(
        tenant,
        runId,
        held
          ? { from: ['pending', 'running', 'waiting'], to: 'paused' }
          : { from: ['paused'], to: waiting ? 'waiting' : 'running' },
      );
    },
    async askedQuestions(of) {
      const open = await openIn(store, await runOf(of), of.round);
      return open.map(({ question }) => question.questionId);
    },
    async waitRun({ tenant, runId, waitingFor }) {
      await store.transition(tenant, runId, { from: ['pending', 'running'], to: 'waiting', waitingFor });
    },
    async answerRun(of) {
      await recordAnswers(ports, await runOf(of), of.answers, of);
    },
    settleRun: async (of) => (await settleRound(ports, await runOf(of), of)) ?? null,
    async decideRun(of) {
      const { tenant, runId, gate, outcome, at } = of;
      await recordDecision(store, await runOf(of), gate, outcome, at);
      await store.transition(tenant, runId, { from: ['waiting'], to: 'running' });
    },
    finishRun: ({ tenant, runId }) => closeSucceeded(store, tenant, runId),
  };
}

/** The error that a failure is told as. */
export function errorOf(outcome: Extract<RunOutcome, { readonly status: 'failed' }>): ErrorRecord {
  if ('error' in outcome) return outcome.error;
  return new BverError('primitive.failed', { primitive: outcome.activity, problem: outcome.problem }).toRecord();
}
