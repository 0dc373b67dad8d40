import type { ApprovalOutcome, ApprovalRequest, AskedRound, WaitingFor } from '../primitives/index.ts';
import { BverError } from '../primitives/index.ts';
import type { ExecutionPort } from '../runtime/execution-port.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import { recordDecision } from '../runtime/waiting/decide.ts';
import { notWaiting } from '../runtime/waiting/not-waiting.ts';
import type { WaitingPorts } from '../runtime/waiting/record-answers.ts';
import { recordAnswers } from '../runtime/waiting/record-answers.ts';
import { openIn, settleRound } from '../runtime/waiting/settle-round.ts';

type Telling<Method extends 'answer' | 'decide'> = ExecutionPort[Method] extends (
  run: RunRecord,
  ...told: infer T
) => infer R
  ? (...told: T) => R
  : never;

/** The waits of one run for people, in this process. */
export interface InProcessWaiting {
  settle(asked: AskedRound): Promise<string | undefined>;
  approve(request: ApprovalRequest): Promise<ApprovalOutcome>;
  readonly answer: Telling<'answer'>;
  readonly decide: Telling<'decide'>;
  /** Whether it waits just now. */
  waits(): boolean;
}

/** A timer of Node.js holds 31 bits of milliseconds, 24.8 days; a longer wait takes several. */
const LONGEST_MS = 2_147_483_647;

export function createInProcessWaiting(ports: WaitingPorts, run: RunRecord, signal: AbortSignal): InProcessWaiting {
  const { store } = ports;
  const { tenant } = run.caller;
  let asked: Map<string, boolean> | undefined;
  let request: ApprovalRequest | undefined;
  let outcome: ApprovalOutcome | undefined;
  let proceeds = false;
  let look = (): void => undefined;
  /** What is being written down; a wait is not over before it is. */
  let writing: Promise<unknown> = Promise.resolve();

  const deadlineIn = (seconds: number | undefined) =>
    seconds === undefined ? {} : { deadline: new Date(Date.now() + seconds * 1000).toISOString() };
  /** @returns false where the deadline was first */
  const waits = async (waitingFor: WaitingFor, holds: () => boolean): Promise<boolean> => {
    await store.transition(tenant, run.runId, { from: ['pending', 'running'], to: 'waiting', waitingFor });
    const until = waitingFor.deadline === undefined ? Infinity : Date.parse(waitingFor.deadline);
    for (;;) {
      if (signal.aborted) throw new BverError('run.cancelled', { operation: run.operation });
      if (holds()) return true;
      const left = until - Date.now();
      if (left <= 0) return false;
      await new Promise<void>((resolve) => {
        const timer = Number.isFinite(left) ? setTimeout(resolve, Math.min(left, LONGEST_MS)) : undefined;
        look = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  signal.addEventListener('abort', () => look(), { once: true });
  const current = async (): Promise<RunRecord> => (await store.run(tenant, run.runId)) ?? run;
  const write = <T>(what: () => Promise<T>): Promise<T> => {
    const written = what().finally(() => look());
    writing = Promise.allSettled([writing, written]);
    return written;
  };
  return {
    waits: () => asked !== undefined || request !== undefined,
    async settle({ round, snapshot: base, sequence }) {
      const open = await openIn(store, run, round);
      if (open.length === 0) return undefined;
      const waited = new Map(open.map(({ question }) => [question.questionId, false]));
      asked = waited;
      proceeds = false;
      const due = deadlineIn(run.plan.questions?.deadlineSeconds);
      const inTime = await waits(
        { kind: 'answers', round, questions: open.length, ...due },
        () => proceeds || [...waited.values()].every(Boolean),
      );
      asked = undefined;
      await writing;
      const expired = inTime || due.deadline === undefined ? {} : { expired: due.deadline };
      return settleRound(ports, run, { round, base, sequence, ...expired });
    },
    async approve(wanted) {
      request = wanted;
      outcome = undefined;
      const { step, title, deadlineSeconds } = wanted;
      await waits({ kind: 'approval', step, title, ...deadlineIn(deadlineSeconds) }, () => outcome !== undefined);
      request = undefined;
      await writing;
      const late = { decision: 'rejected', justification: `Nobody decided within ${deadlineSeconds} s.` } as const;
      const decided = (outcome as ApprovalOutcome | undefined) ?? late;
      if (decided === late) await recordDecision(store, run, wanted, late, new Date().toISOString());
      await store.transition(tenant, run.runId, { from: ['waiting'], to: 'running' });
      return decided;
    },
    async answer({ by, answers, proceed }) {
      const open = asked;
      if (!open) throw notWaiting(await current(), 'answers');
      const unknown = answers.find(({ questionId }) => !open.has(questionId));
      if (unknown) throw notWaiting(await current(), `an answer to ${unknown.questionId}`);
      await write(async () => {
        await recordAnswers(ports, run, answers, { by, at: new Date().toISOString() });
        for (const { questionId } of answers) open.set(questionId, true);
        if (proceed) proceeds = true;
      });
    },
    async decide(decision, given) {
      const gate = request;
      if (!gate) throw notWaiting(await current(), 'an approval');
      const decided = { decision, by: given.by, justification: given.justification };
      await write(async () => {
        await recordDecision(store, run, gate, decided, new Date().toISOString());
        outcome ??= decided;
      });
    },
  };
}
