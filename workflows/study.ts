import type { ResultEnvelope } from '../primitives/names.ts';
import { runDurably } from './run-durably.ts';
import type { RunInput } from './run-input.ts';

/** A composition that a pack declares: each step sees the graph and the results that the ones before it left. */
export function study(input: RunInput): Promise<ResultEnvelope | undefined> {
  return runDurably(input);
}
