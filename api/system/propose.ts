import type { z } from 'zod';
import { BverError } from '../../primitives/index.ts';
import type { Proposed } from '../../runtime/graph/propose-changes.ts';
import { proposeChanges } from '../../runtime/graph/propose-changes.ts';
import type { SystemPorts } from '../system-ports.ts';
import type { wishes } from './graph-wishes.ts';
import { toWishes } from './graph-wishes.ts';

interface Asked {
  readonly operation: string;
  readonly tenant: string;
  readonly by: string;
  readonly base: string;
  readonly changes: z.output<typeof wishes>;
  readonly why: string;
}

/** Makes a change set of what somebody wants. @throws BverError `input.invalid`, pointing to each mistake */
export async function propose(
  { operation, tenant, by, base, changes, why }: Asked,
  ports: SystemPorts,
): Promise<Proposed> {
  const proposal = { base, wishes: toWishes(changes), by, at: new Date().toISOString(), why };
  const proposed = await proposeChanges(ports, tenant, proposal);
  if (!('problems' in proposed)) return proposed;
  const errors = proposed.problems.map(({ pointer, detail }) => ({ pointer: `/changes${pointer}`, detail }));
  const problem = errors.map((error) => `${error.pointer}: ${error.detail}`).join(' ');
  throw new BverError('input.invalid', { operation, problem }, { errors });
}
