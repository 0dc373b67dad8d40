import { canonicalJson, lastRound } from '../primitives/index.ts';
import { sha256 } from './sha256.ts';
import type { StepRecord } from './store/records.ts';

export const inOrder = <T extends { readonly sequence: number }>(steps: readonly T[]): T[] =>
  [...steps].sort((a, b) => a.sequence - b.sequence);

/** Digest over the output digests of every step, in order, of each its last round: equal for equal studies. */
export const outputDigestOf = (steps: readonly Pick<StepRecord, 'step' | 'sequence' | 'envelope'>[]): string =>
  sha256(canonicalJson(lastRound(inOrder(steps)).map(({ step, envelope }) => [step, envelope.outputDigest])));
