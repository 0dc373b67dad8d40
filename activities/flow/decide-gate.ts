import type { Asked, Finding, GateOutcome, PlanGate } from '../../primitives/index.ts';
import { evaluateCondition } from '../../primitives/index.ts';
import type { Store } from '../../runtime/store/store.ts';
import type { OfRun } from './stored.ts';
import { jsonContent, payloadOf } from './stored.ts';

/** Follows the references that a gate asks about, decides it, and writes down what became of it and of what it leaves out. */
export async function decideGate(
  store: Store,
  { tenant, runId }: OfRun,
  { id, gate, otherwise }: PlanGate,
  asked: Asked,
): Promise<GateOutcome> {
  const payloads = Object.entries(asked.results).map(
    async ([step, result]) => [step, await payloadOf(store, tenant, result)] as const,
  );
  const findings = asked.findings.map(async ({ step, digest }) => ({
    step,
    findings: await jsonContent<Finding[]>(store, tenant, digest),
  }));
  const outcome = evaluateCondition(gate, {
    payloads: Object.fromEntries(await Promise.all(payloads)),
    findings: await Promise.all(findings),
  });
  const ends = !outcome.holds && 'end' in otherwise;
  await store.recordNode(tenant, { runId, node: id, status: ends ? 'ended' : 'passed', detail: outcome.reason });
  if (!outcome.holds && 'skip' in otherwise) {
    for (const node of otherwise.skip)
      await store.recordNode(tenant, { runId, node, status: 'skipped', detail: otherwise.because });
  }
  return outcome;
}
