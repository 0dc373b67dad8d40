import type { RunReproduction } from '../../api/system/reproduce.ts';
import { table } from './table.ts';

/** A reproduction, a line for each step, with the first place where it differs. */
export function renderReproduction({ runId, reproduced, steps }: RunReproduction): string {
  const rows = steps.map(({ step, outcome, recordedDigest, difference, problem }) => [
    step,
    outcome,
    recordedDigest.slice(0, 12),
    difference
      ? `${difference.pointer}: ${difference.recorded ?? 'nothing'} → ${difference.computed ?? 'nothing'}`
      : (problem ?? ''),
  ]);
  return [
    table(['step', 'outcome', 'output', ''], rows),
    '',
    `Run ${runId} ${reproduced ? 'gives the same again, bit by bit.' : 'was not reproduced.'}`,
  ].join('\n');
}
