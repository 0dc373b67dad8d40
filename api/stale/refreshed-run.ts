import { randomBytes } from 'node:crypto';
import type { Plan } from '../../primitives/index.ts';
import { BverError, roundOf } from '../../primitives/index.ts';
import type { RunRecord, StartingPoint, StepRecord } from '../../runtime/store/records.ts';

/** The changed graph: a snapshot, and the branch whose head it is. */
export interface Standing {
  readonly digest: string;
  readonly branch?: NonNullable<StartingPoint['branch']>;
}

/**
 * A run that starts another one again on a changed graph: the same plan without the steps that read documents, as the graph is
 * what counts now; what they found is reported on as before.
 *
 * @throws BverError `operation.not-applicable` where the run did nothing but read documents
 */
export function refreshedRun(
  runId: string,
  run: RunRecord,
  steps: readonly StepRecord[],
  { digest, branch }: Standing,
): RunRecord {
  const plan = onGraph(run);
  const kept = new Set(plan.steps.map(({ id }) => id));
  const read = steps.flatMap(({ step, envelope: { findings } }) =>
    kept.has(roundOf(step).id) || findings === undefined || !isOfPlan(run.plan, step) ? [] : [findings],
  );
  const findings = [...(run.start.findings ?? []), ...read];
  const { branch: _before, ...start } = run.start;
  const { operation, version, kind, domain, title, subject, documents, parameters, caller } = run;
  return {
    ...{ runId, operation, version, kind, domain, title, subject, documents, parameters, caller, plan },
    status: 'pending',
    start: { ...start, snapshot: digest, ...(branch ? { branch } : {}), ...(findings.length > 0 ? { findings } : {}) },
    refreshes: run.runId,
    workflowId: `${operation}/${runId}`,
    progress: { share: 0, message: 'Waiting to start' },
    traceId: randomBytes(16).toString('hex'),
    createdAt: new Date().toISOString(),
  };
}

const isOfPlan = ({ steps }: Plan, step: string): boolean => steps.some(({ id }) => id === roundOf(step).id);

function onGraph({ runId, plan }: RunRecord): Plan {
  const steps = plan.steps.filter(({ kind }) => kind !== 'interpreter');
  if (!steps.some(({ id }) => id === plan.answer)) {
    throw new BverError('operation.not-applicable', {
      problem: `Run ${runId} answers with what it reads of its documents.`,
      how: 'Refresh a run that computes something from a graph.',
    });
  }
  const kept = new Set(steps.map(({ id }) => id));
  const flow = plan.flow?.filter((node) => !('call' in node) || kept.has(node.call));
  return { ...plan, steps, ...(flow ? { flow } : {}) };
}
