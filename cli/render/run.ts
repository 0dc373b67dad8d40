import type { RunResource } from '../../api/system/run-resource.ts';
import { duration, renderSaving } from './saving.ts';
import { table } from './table.ts';

/** One run for a person: what it is, how far it is step by step, and what came of it. */
export function renderRun(run: RunResource): string {
  const { createdAt, finishedAt, steps, parts = [], refreshes } = run.metadata;
  const rows = steps.map(({ id, primitive, done, memo, summary }) => [
    id,
    primitive,
    memo?.result ?? (done ? 'done' : ''),
    memo?.milliseconds === undefined ? '' : duration(memo.milliseconds),
    summary ?? '',
  ]);
  const partRows = parts.map(({ id, status, branches, note = '' }) => [id, status, branchesOf(branches), note]);
  const saving = renderSaving(run.metadata);
  return [
    `${run.title}: ${run.subject}`,
    `${run.operation} ${run.version}, ${run.status}, started ${createdAt}${finishedAt === undefined ? '' : `, ended ${finishedAt}`}`,
    ...(rows.length > 0 ? ['', table(['step', 'primitive', '', 'took', 'summary'], rows)] : []),
    ...(partRows.length > 0 ? ['', table(['part', '', 'branches', 'what came of it'], partRows)] : []),
    ...(saving === undefined ? [] : ['', `${saving}.`]),
    ...(refreshes === undefined ? [] : ['', `It refreshes run ${refreshes}.`]),
    '',
    outcome(run),
  ].join('\n');
}

type Branches = NonNullable<NonNullable<RunResource['metadata']['parts']>[number]['branches']>;

function branchesOf(branches: Branches | undefined): string {
  if (!branches) return '';
  const { total, done, failed } = branches;
  return `${done} of ${total} done${failed > 0 ? `, ${failed} failed` : ''}`;
}

function outcome({ id, progress, response, error, waitingFor }: RunResource): string {
  if (error) return `${error.detail}\n  → ${error.remedy}`;
  if (waitingFor) {
    const until = waitingFor.deadline === undefined ? '' : ` until ${waitingFor.deadline}`;
    return waitingFor.kind === 'answers'
      ? `It waits for answers to ${waitingFor.questions ?? 0} questions${until}.\n  → bver questions ${id}`
      : `It waits for approval${until}: ${waitingFor.title ?? ''}\n  → bver approve ${id}`;
  }
  const { summary, outputDigest } = (response ?? {}) as { summary?: string; outputDigest?: string };
  if (summary === undefined) return `${Math.round(progress.share * 100)} %, ${progress.message}`;
  return `${summary}${outputDigest === undefined ? '' : `\nresults ${outputDigest}`}`;
}
