import type { Determinism, ExecutionClass } from './names.ts';

/**
 * How far a number may lie from the recorded one when a call is run again, and count as the same. `relative` is to the
 * larger of the two; either bound suffices.
 */
export interface Tolerance {
  readonly relative: number;
  /** In the unit of the number. */
  readonly absolute: number;
  /** Why the numbers are not the same to the last bit, for whoever has to trust them. */
  readonly because: string;
}

/** How a primitive runs: what the execution layer needs to know, and nothing that a caller has to. */
export interface ExecutionPolicy {
  readonly class: ExecutionClass;
  readonly determinism: Determinism;
  /** Absent, a call that is run again has to give the same to the last bit. */
  readonly tolerance?: Tolerance;
  /** Longest time one attempt may take. */
  readonly startToCloseSeconds: number;
  /** An attempt that is silent for longer is taken to be dead. */
  readonly heartbeatSeconds: number;
  /** Attempts in all, for faults that trying again can mend. */
  readonly maximumAttempts: number;
  /** Whether a result may stand for a later call that would read the same. */
  readonly cache: 'readSet' | 'none';
  /** Hint for placing the work. */
  readonly memoryMiB: number;
}

const INTERACTIVE: ExecutionPolicy = {
  class: 'interactive',
  determinism: 'deterministic',
  startToCloseSeconds: 60,
  heartbeatSeconds: 15,
  maximumAttempts: 5,
  cache: 'readSet',
  memoryMiB: 64,
};

const COMPUTE: ExecutionPolicy = {
  ...INTERACTIVE,
  class: 'compute',
  startToCloseSeconds: 3600,
  heartbeatSeconds: 30,
  memoryMiB: 512,
};

export const executionPolicy = (given: Partial<ExecutionPolicy> = {}): ExecutionPolicy => ({
  ...(given.class === 'compute' ? COMPUTE : INTERACTIVE),
  ...given,
});
