import type { AssumedAnswer, AskedQuestion, Graph } from '../../primitives/index.ts';
import { BverError, roundOf, STRUCTURE } from '../../primitives/index.ts';
import type { AnswerRecord, QuestionRecord, RunRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { applyAnswers } from './apply-answers.ts';
import type { WaitingPorts } from './record-answers.ts';

/** The questions that a round asked first and that can be answered. What an earlier round left open is not asked again. */
const askedIn = (round: number, questions: readonly QuestionRecord[]): QuestionRecord[] =>
  questions.filter(
    ({ question, steps }) => question.answerType && steps.every((step) => roundOf(step).round === round),
  );

export const openIn = async (store: Store, run: RunRecord, round: number): Promise<QuestionRecord[]> =>
  askedIn(round, await store.questions(run.caller.tenant, run.runId)).filter(({ answer }) => answer === undefined);

/** A round of questions whose wait is over. */
export interface RoundOver {
  readonly round: number;
  /** State digest of the snapshot that answers are added to. */
  readonly base: string;
  readonly sequence: number;
  /** The deadline that has passed, where one has. */
  readonly expired?: string;
}

/**
 * Asserts what was answered, and what the run's policy has assumed for the rest once the deadline has passed.
 *
 * @returns the snapshot in which it stands; undefined where nothing was answered or assumed
 * @throws BverError `question.unanswered` where the policy is to fail
 */
export async function settleRound(
  ports: WaitingPorts,
  run: RunRecord,
  { round, base, sequence, expired }: RoundOver,
): Promise<string | undefined> {
  const { tenant } = run.caller;
  const { onDeadline = 'leaveOpen', assume = [] } = run.plan.questions ?? {};
  const all = await ports.store.questions(tenant, run.runId);
  const open = askedIn(round, all).filter(({ answer }) => answer === undefined);
  if (expired !== undefined && onDeadline === 'fail' && open.length > 0) throw unanswered(run, open, expired);
  const { graph } = await ports.graphs.load(tenant, base);
  const assumed =
    expired === undefined || onDeadline !== 'assume'
      ? []
      : open.flatMap(({ question }) => {
          const as = assume.find((candidate) => fits(candidate, question, graph));
          return as ? [{ question, as }] : [];
        });
  const applied = await applyAnswers(
    ports,
    run,
    base,
    { answered: all.filter(isAnswered), assumed },
    { step: `answers-${round}`, sequence },
  );
  await ports.store.transition(tenant, run.runId, { from: ['waiting'], to: 'running' });
  return applied?.snapshot;
}

const isAnswered = (record: QuestionRecord): record is QuestionRecord & { readonly answer: AnswerRecord } =>
  record.answer !== undefined;

const fits = ({ subject, typeId, path }: AssumedAnswer, question: AskedQuestion, graph: Graph): boolean =>
  path === question.path &&
  (subject === undefined || subject === question.subject) &&
  (typeId === undefined || typeId === graph.assertion(question.subject, STRUCTURE.type)?.value);

const NAMED = 3;

function unanswered({ runId }: RunRecord, open: readonly QuestionRecord[], deadline: string): BverError {
  const named = open.slice(0, NAMED).map(({ question }) => question.question);
  const more = open.length > NAMED ? [`and ${open.length - NAMED} more`] : [];
  return new BverError('question.unanswered', {
    open: open.length,
    runId,
    deadline,
    questions: [...named, ...more].join(' '),
  });
}
