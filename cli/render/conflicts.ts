import type { ConflictInWords } from '../../api/merge/merge-answer.ts';
import { table } from './table.ts';

/** Conflicts as a table, and how to decide them. */
export function renderConflicts(conflicts: readonly ConflictInWords[]): string {
  const rows = conflicts.map(({ subject, path, property, candidates, base }) => [
    subject,
    path === property ? property : `${property} (${path})`,
    candidates.map(({ text, along }) => (along > 0 ? `${text} and ${along} more` : text)).join('  |  '),
    base?.text ?? '',
  ]);
  const [first] = conflicts;
  const example = first
    ? `--resolve '${first.subject} ${first.path}=${first.candidates[0]?.text ?? ''}' --because WHY`
    : '';
  return `${table(['element', 'value', 'candidates', 'both started from'], rows)}\n\nNothing has moved. Decide each: ${example}`;
}
