import type { PrimitiveContext } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import { sha256 } from '../../runtime/sha256.ts';

/** What surrounds a primitive: a flag that it reads to stop, and someone who hears of its progress. */
export const primitiveContext = (
  operation: string,
  cancelFlag: Int32Array,
  progress: PrimitiveContext['progress'],
): PrimitiveContext => ({
  cancelFlag,
  throwIfCancelled: () => {
    if (Atomics.load(cancelFlag, 0) !== 0) throw new BverError('run.cancelled', { operation });
  },
  progress,
  sha256,
});
