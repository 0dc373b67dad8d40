import type { ResultEnvelope } from '../primitives/names.ts';
import { runDurably } from './run-durably.ts';
import type { RunInput } from './run-input.ts';

/** One primitive, durable, with the steps that make what it needs. */
export function operation(input: RunInput): Promise<ResultEnvelope | undefined> {
  return runDurably(input);
}
