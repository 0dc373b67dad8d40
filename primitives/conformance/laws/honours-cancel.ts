import { BverError } from '../../errors.ts';
import type { Law, Trial, Workbench } from '../law.ts';
import type { AnyPrimitive } from '../law.ts';
import { quietContext } from '../workbench.ts';

export const honoursCancel: Law = {
  id: 'simulator.honours-cancel',
  kinds: ['simulator'],
  says: 'A run that is cancelled ends with `run.cancelled`: when the flag is set before it begins, and when it is set on the way.',
  remedy: 'Call context.throwIfCancelled() in every iteration of the outer loop, and let its error through.',
  check: async (primitive, trials, bench) => {
    const problems: string[] = [];
    for (const trial of trials) {
      for (const looks of [0, 1]) {
        const problem = await problemOf(primitive, trial, bench, looks);
        if (problem !== undefined) problems.push(`${trial.title}: ${problem}`);
      }
    }
    return problems;
  },
};

/** Cancels after so many looks at the flag. A run that ends before it looks again is through, and has not to end otherwise. */
async function problemOf(
  primitive: AnyPrimitive,
  { ground, parameters }: Trial,
  bench: Workbench,
  looks: number,
): Promise<string | undefined> {
  const context = quietContext(primitive.name, bench.sha256);
  let looked = 0;
  if (looks === 0) Atomics.store(context.cancelFlag, 0, 1);
  const throwIfCancelled = (): void => {
    context.throwIfCancelled();
    if (++looked === looks) Atomics.store(context.cancelFlag, 0, 1);
  };
  try {
    await bench.run(primitive, ground, parameters, { ...context, throwIfCancelled });
    if (looks === 0) return 'it was cancelled before it began, and ran to its end';
    return undefined;
  } catch (error) {
    if (error instanceof BverError && error.code === 'run.cancelled') return undefined;
    return `cancelled, it ends with ${String(error)}`;
  }
}
