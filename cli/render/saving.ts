import type { RunResource } from '../../api/system/run-resource.ts';

/** A time for people: `85 ms`, `2.4 s`. */
export const duration = (milliseconds: number): string =>
  milliseconds < 1000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** What a run did not have to compute; nothing where it computed everything. */
export function renderSaving({ saving }: RunResource['metadata']): string | undefined {
  if (!saving || saving.reused === 0) return undefined;
  const of = saving.computed + saving.reused;
  return `${saving.reused} of ${of} steps reused; ${duration(saving.milliseconds)} of computing saved`;
}
