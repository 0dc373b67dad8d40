import type { ConflictInWords } from '../../api/merge/merge-answer.ts';
import type { Parsed, Terminal } from '../command.ts';
import { flag, text, texts } from '../command.ts';
import { renderConflicts } from '../render/conflicts.ts';
import { UsageError } from '../usage-error.ts';

/** Options of every command that can meet conflicts. */
export const RESOLVING = {
  options: { resolve: { type: 'string', multiple: true }, because: { type: 'string' }, message: { type: 'string' } },
  describes: {
    resolve: "Decide a conflict, as in 'ELEMENT PROPERTY=CANDIDATE', a candidate in words as the table shows it",
    because: 'Why the conflicts are decided so; it is kept',
    message: 'Why, for the history of the branch',
  },
} as const;

interface Answer {
  readonly conflicts: readonly ConflictInWords[];
  readonly taken: number;
  readonly branch: { readonly name: string; readonly head: string };
}

/**
 * Merges, decides the conflicts that the command line names, and tells what came of it.
 *
 * @returns the exit code: 1 while conflicts are open
 */
export async function settle(
  parsed: Parsed,
  terminal: Terminal,
  call: (resolutions: readonly object[]) => Promise<unknown>,
  done: (answer: Answer) => string,
): Promise<number> {
  let answer = (await call([])) as Answer;
  const decisions = texts(parsed, 'resolve');
  if (answer.conflicts.length > 0 && decisions.length > 0) {
    const justification = text(parsed, 'because');
    if (justification === undefined) throw new UsageError('--resolve needs --because.', 'Say why it is decided so.');
    answer = (await call(decisions.map((one) => decide(one, answer.conflicts, justification)))) as Answer;
  }
  const open = answer.conflicts.length > 0;
  if (flag(parsed, 'json')) terminal.out(`${JSON.stringify(answer, null, 2)}\n`);
  else terminal.out(`${open ? renderConflicts(answer.conflicts) : done(answer)}\n`);
  return open ? 1 : 0;
}

function decide(written: string, conflicts: readonly ConflictInWords[], justification: string): object {
  const { 1: subject, 2: path, 3: chosen } = /^\s*(\S+)\s+([^=]+?)\s*=\s*(.*?)\s*$/s.exec(written) ?? [];
  const conflict = conflicts.find((one) => one.subject === subject && (one.path === path || one.property === path));
  const known = conflict ? [...conflict.candidates, ...(conflict.base ? [conflict.base] : [])] : [];
  const candidate = known.find(({ text: words, says }) => words === chosen || says === chosen);
  if (conflict && candidate) return { subject, path: conflict.path, chosen: candidate.says, justification };
  throw new UsageError(
    conflict ? `${subject} ${path} has no candidate ${chosen}.` : `There is no conflict about ${written}.`,
    conflict
      ? `Its candidates: ${known.map((one) => one.text).join(', ')}.`
      : 'Without --resolve, the conflicts are listed.',
  );
}
