import type { RunReproduction } from '../../api/system/reproduce.ts';
import { table } from './table.ts';

type Step = RunReproduction['steps'][number];

/** A reproduction, a line for each step, with the first place where it differs, or the largest deviation. */
export function renderReproduction({ runId, reproduced, steps }: RunReproduction): string {
  const rows = steps.map((step) => [step.step, step.outcome, step.recordedDigest.slice(0, 12), remark(step)]);
  const exactly = steps.every(({ outcome }) => outcome === 'equal');
  const same = exactly ? 'gives the same again, bit by bit.' : 'gives the same again, within what its steps declare.';
  return [
    table(['step', 'outcome', 'output', ''], rows),
    '',
    ...platforms(steps),
    `Run ${runId} ${reproduced ? same : 'was not reproduced.'}`,
  ].join('\n');
}

function remark({ difference, deviation, tolerance, problem }: Step): string {
  if (difference) {
    return `${difference.pointer}: ${difference.recorded ?? 'nothing'} → ${difference.computed ?? 'nothing'}`;
  }
  if (deviation) return `${deviation.pointer} by ${deviation.relative.toExponential(1)} (${tolerance?.because ?? ''})`;
  return problem ?? '';
}

/** What steps were recorded on, where that is not what they were run on now. */
function platforms(steps: readonly Step[]): string[] {
  const others = steps.flatMap(({ recordedOn }) =>
    recordedOn ? [`Node ${recordedOn.node}, ${recordedOn.os} ${recordedOn.arch}, BVER ${recordedOn.engine}`] : [],
  );
  return [...new Set(others)].map((other) => `Recorded on another platform than this: ${other}.`);
}
