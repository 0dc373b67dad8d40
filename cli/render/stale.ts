import type { StaleAnswer } from '../../api/stale/stale-answer.ts';
import { duration } from './saving.ts';
import { table } from './table.ts';

type Hops = StaleAnswer['findings'][number]['because'];

const FINDINGS_SHOWN = 20;

/** What a change reaches: step by step with the first way, then the findings, then what stands. */
export function renderStale(answer: StaleAnswer): string {
  const { changes, changeCount, steps, findings, findingCount, outdated, milliseconds, summary } = answer;
  const changed = changes.map(
    ({ subject, path, before, after }) => `${subject} ${path}: ${said(before)} → ${said(after)}`,
  );
  const rows = steps.map(({ step, standing, because, ways }) => [
    step,
    standing,
    `${because[0] ? renderHops(because[0]) : ''}${ways > 1 ? ` (and ${ways - 1} more)` : ''}`,
  ]);
  const shown = findings.slice(0, FINDINGS_SHOWN);
  return [
    ...changed,
    ...(changeCount > changes.length ? [`… and ${changeCount - changes.length} more values`] : []),
    '',
    table(['step', '', 'reached by'], rows),
    ...(shown.length > 0 ? ['', 'Findings that are to be judged again'] : []),
    ...shown.map(
      ({ kind, focusNode, message, because }) => `  ${kind}  ${focusNode}  ${message}\n      ${renderHops(because)}`,
    ),
    ...(findingCount > shown.length ? [`  … and ${findingCount - shown.length} more`] : []),
    ...(outdated.length > 0 ? ['', 'Derived from what was changed, and derived again by nothing'] : []),
    ...outdated.map(({ subject, path }) => `  ${subject} ${path}`),
    '',
    summary,
    `To be computed again: ${duration(milliseconds.stale)}; saved: ${duration(milliseconds.stands)}.`,
  ].join('\n');
}

const said = (value: unknown): string => (value === null ? 'nothing' : JSON.stringify(value));

/** `line.a length → creep → sag`: the hops by their names, each once. */
export function renderHops(hops: Hops): string {
  const names = hops.map(({ kind, subject, path, step }) => {
    if (kind === 'changed' || (kind === 'derived' && step === undefined)) return `${subject} ${path}`;
    if (kind === 'derived') return `${subject} ${path} (by ${step})`;
    return kind === 'unrepeatable' ? `${step} never answers the same` : (step ?? '');
  });
  return names.filter((name, i) => name !== names[i - 1]).join(' → ');
}
