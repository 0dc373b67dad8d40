import { canonicalJson } from '../primitives/index.ts';
import { sha256 } from './sha256.ts';
import type { StepRecord } from './store/records.ts';

/** Digest over the output digests of every step, in order: equal for equal studies. */
export function outputDigestOf(steps: readonly Pick<StepRecord, 'step' | 'sequence' | 'envelope'>[]): string {
  const ordered = [...steps].sort((a, b) => a.sequence - b.sequence);
  return sha256(canonicalJson(ordered.map(({ step, envelope }) => [step, envelope.outputDigest])));
}
