import type { Plan, PlanStep, RunStatus, WaitingFor } from '../primitives/names.ts';

/** How far a workflow is; the answer to the query `progress`. */
export interface RunProgress {
  readonly status: RunStatus;
  /** While it waits for somebody. */
  readonly waitingFor?: WaitingFor;
  /** Steps that are done, as a share of all of them, 0 … 1. */
  readonly share: number;
  readonly steps: readonly StepProgress[];
}

export interface StepProgress {
  readonly id: string;
  readonly title: string;
  /** Empty for what is no call: a fan-out, a gate, an approval. */
  readonly activityType: string;
  readonly status: 'pending' | 'running' | 'waiting' | 'succeeded' | 'failed' | 'cancelled' | 'skipped';
  /** What came of it, in a sentence. */
  readonly summary?: string;
  /** Milliseconds since the Unix epoch, in the time of the workflow. */
  readonly startedAt?: number;
  readonly finishedAt?: number;
  /** Of a fan-out, and of each of its steps: how many branches there are, and how many have done it. */
  readonly branches?: { readonly of: number; readonly done: number; readonly failed: number };
}

const ofStep = ({ id, title, activityType }: PlanStep): StepProgress => ({
  id,
  title,
  activityType,
  status: 'pending',
});

/** A fan-out stands before its steps. */
export const progressAtStart = ({ steps, flow }: Plan): RunProgress => ({
  status: 'running',
  share: 0,
  steps: flow
    ? flow.flatMap((node) => {
        const ids = 'call' in node ? [node.call] : 'forEach' in node ? node.steps : [];
        const calls = ids.flatMap((id) => steps.filter((step) => step.id === id).map(ofStep));
        if ('call' in node) return calls;
        return [{ id: node.id, title: node.title, activityType: '', status: 'pending' as const }, ...calls];
      })
    : steps.map(ofStep),
});

const isDone = ({ status }: StepProgress): boolean => status === 'succeeded' || status === 'skipped';
const shareOf = (step: StepProgress): number =>
  isDone(step) ? 1 : step.branches && step.branches.of > 0 ? step.branches.done / step.branches.of : 0;

export function withStep(progress: RunProgress, id: string, change: Partial<StepProgress>): RunProgress {
  const steps = progress.steps.map((step) => (step.id === id ? { ...step, ...change } : step));
  return { ...progress, steps, share: steps.reduce((sum, step) => sum + shareOf(step), 0) / steps.length };
}

const branchesOf = (progress: RunProgress, id: string): NonNullable<StepProgress['branches']> =>
  progress.steps.find((step) => step.id === id)?.branches ?? { of: 0, done: 0, failed: 0 };

/** A branch has done a step, or failed. */
export function withBranch(progress: RunProgress, id: string, counted: 'done' | 'failed'): RunProgress {
  const before = branchesOf(progress, id);
  return withStep(progress, id, { branches: { ...before, [counted]: before[counted] + 1 } });
}

/** A pipe would end the cell (GitHub Flavored Markdown, 4.10), a line break the row. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const seconds = ({ startedAt, finishedAt }: StepProgress): string =>
  startedAt === undefined || finishedAt === undefined ? '' : `${((finishedAt - startedAt) / 1000).toFixed(2)} s`;

/** What is waited for, in a few words. */
function waitedFor(waiting: WaitingFor): string {
  const what = waiting.kind === 'approval' ? `approval: ${waiting.title}` : `answers to ${waiting.questions} questions`;
  return cell(waiting.deadline === undefined ? what : `${what}, until ${waiting.deadline}`);
}

/** `running 3/10, 1 failed` */
const statusOf = ({ status, branches }: StepProgress): string =>
  branches
    ? `${status} ${branches.done}/${branches.of}${branches.failed > 0 ? `, ${branches.failed} failed` : ''}`
    : status;

/** The steps as a Markdown table, as the Temporal UI shows it under the workflow's current details. */
export function stepTable({ status, steps, waitingFor }: RunProgress): string {
  const rows = steps.map((step, i) =>
    [
      String(i + 1),
      step.title,
      step.activityType === '' ? '' : `\`${step.activityType}\``,
      statusOf(step),
      seconds(step),
      step.summary ?? '',
    ].map(cell),
  );
  const lines = [['#', 'Step', 'Activity', 'Status', 'Time', 'Summary'], Array<string>(6).fill('---'), ...rows];
  return [
    `**${status}**${waitingFor ? ` for ${waitedFor(waitingFor)}` : ''}`,
    '',
    ...lines.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
