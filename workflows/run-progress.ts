import type { Plan, RunStatus, WaitingFor } from '../primitives/names.ts';

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
  readonly activityType: string;
  readonly status: 'pending' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  /** What came of it, in a sentence. */
  readonly summary?: string;
  /** Milliseconds since the Unix epoch, in the time of the workflow. */
  readonly startedAt?: number;
  readonly finishedAt?: number;
}

export const progressAtStart = (plan: Plan): RunProgress => ({
  status: 'running',
  share: 0,
  steps: plan.steps.map(({ id, title, activityType }) => ({ id, title, activityType, status: 'pending' })),
});

export function withStep(progress: RunProgress, id: string, change: Partial<StepProgress>): RunProgress {
  const steps = progress.steps.map((step) => (step.id === id ? { ...step, ...change } : step));
  return { ...progress, steps, share: steps.filter(({ status }) => status === 'succeeded').length / steps.length };
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

/** The steps as a Markdown table, as the Temporal UI shows it under the workflow's current details. */
export function stepTable({ status, steps, waitingFor }: RunProgress): string {
  const rows = steps.map((step, i) =>
    [String(i + 1), step.title, `\`${step.activityType}\``, step.status, seconds(step), step.summary ?? ''].map(cell),
  );
  const lines = [['#', 'Step', 'Activity', 'Status', 'Time', 'Summary'], Array<string>(6).fill('---'), ...rows];
  return [
    `**${status}**${waitingFor ? ` for ${waitedFor(waitingFor)}` : ''}`,
    '',
    ...lines.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');
}
