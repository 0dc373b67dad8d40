import type { StepCall } from '../primitives/index.ts';

/** How far a run is when a call of it has done a share of its work. */
export const progressOf = ({ sequence, of, progress }: StepCall, share: number): number =>
  progress ? progress.from + progress.width * share : (sequence - 1 + share) / of;
