import { BverError } from '../../primitives/index.ts';
import type { RunRecord } from '../../runtime/store/records.ts';
import type { CallContext } from '../broker.ts';
import type { SystemPorts } from '../system-ports.ts';

/** @throws BverError `run.not-found`, also for a run of another tenant */
export async function findRun(runId: string, { caller }: CallContext, { store }: SystemPorts): Promise<RunRecord> {
  const run = await store.run(caller.tenant, runId);
  if (!run) throw new BverError('run.not-found', { runId });
  return run;
}
