import { z } from 'zod';
import type { CallReach, Finding, Trail } from '../../primitives/index.ts';
import { placeKey } from '../../primitives/index.ts';
import type { Store } from '../../runtime/store/store.ts';
import type { StoredCall } from './recorded-calls.ts';
import type { Assessment } from './assess.ts';

const hop = z.looseObject({
  kind: z.enum(['changed', 'derived', 'read', 'left', 'took', 'unrepeatable']),
  step: z.string().optional(),
  subject: z.string().optional(),
  path: z.string().optional(),
});
const trail = z.array(hop).describe('From the change, hop by hop');
const standing = z.enum(['stands', 'carried', 'stale']);

export const staleAnswer = z.object({
  runId: z.string(),
  from: z.string().describe('State digest of the graph that the run began with'),
  to: z.string().describe('State digest of the changed graph; not stored where values are supposed'),
  changes: z.array(z.object({ subject: z.string(), path: z.string(), before: z.unknown(), after: z.unknown() })),
  changeCount: z.int(),
  summary: z.string(),
  counts: z.object({ stands: z.int(), carried: z.int(), stale: z.int() }),
  milliseconds: z
    .object({ stale: z.number(), stands: z.number() })
    .describe('What computing the steps had taken: of those to be computed again, and of those that stand'),
  steps: z.array(
    z.object({
      step: z.string(),
      primitive: z.string(),
      standing: standing.describe(
        'stands: it would leave the very same; carried: it decides the same, on the changed graph; stale: it may leave something else',
      ),
      because: z.array(trail).describe('Ways by which it is reached, the first few'),
      ways: z.int().describe('How many there are'),
      milliseconds: z.number().optional(),
      resultSets: z.array(z.string()).describe('Names of the result sets it had left'),
      artifacts: z.array(z.string()).describe('Names of the files it had made'),
      findings: z.int(),
    }),
  ),
  findings: z
    .array(
      z.object({
        step: z.string(),
        ruleId: z.string(),
        kind: z.string(),
        level: z.string(),
        focusNode: z.string(),
        message: z.string(),
        because: trail,
      }),
    )
    .describe('Findings of stale steps, those that use what was changed first, then failures and open points'),
  findingCount: z.int(),
  outdated: z
    .array(z.object({ subject: z.string(), path: z.string() }))
    .describe('Values that were derived from a changed one, and that nothing in the run derives again'),
});
export type StaleAnswer = z.output<typeof staleAnswer>;

const CHANGES_TOLD = 50;
const FINDINGS_TOLD = 100;
const OUTDATED_TOLD = 50;

/** An assessment as the doors answer with it. */
export async function toStaleAnswer(
  runId: string,
  { from, to, differences, calls, reach }: Assessment,
  store: Store,
  tenant: string,
): Promise<StaleAnswer> {
  const callOf = new Map(calls.map((call) => [call.step, call]));
  const counts = { stands: 0, carried: 0, stale: 0 };
  for (const { standing: each } of reach) counts[each]++;
  const costOf = (standings: readonly string[]): number =>
    reach
      .filter((each) => standings.includes(each.standing))
      .reduce((sum, { step }) => sum + (callOf.get(step)?.record.milliseconds ?? 0), 0);
  const stale = reach.filter((each) => each.standing === 'stale');
  const findings = (
    await Promise.all(stale.map((each) => staleFindings(each, callOf.get(each.step), store, tenant)))
  ).flat();
  const outdated = new Map(
    reach.flatMap(({ graph }) => graph?.outdated ?? []).map((place) => [placeKey(place), place]),
  );
  return {
    runId,
    from,
    to,
    changes: differences.slice(0, CHANGES_TOLD).map(({ subject, path, before, after }) => ({
      subject,
      path,
      before: before?.value ?? null,
      after: after?.value ?? null,
    })),
    changeCount: differences.length,
    summary: summaryOf(differences.length, counts, reach),
    counts,
    milliseconds: { stale: costOf(['stale', 'carried']), stands: costOf(['stands']) },
    steps: reach.map(({ step, standing: each, because, trailCount }) => {
      const call = callOf.get(step);
      return {
        step,
        primitive: call?.record.primitive ?? '',
        standing: each,
        because: because.map(spoken),
        ways: trailCount,
        milliseconds: call?.record.milliseconds,
        resultSets: Object.keys(call?.envelope.resultSets ?? {}),
        artifacts: (call?.envelope.artifacts ?? []).map(({ name }) => name),
        findings: Object.values(call?.envelope.findingCounts ?? {}).reduce((sum, count) => sum + count, 0),
      };
    }),
    findings: findings
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, FINDINGS_TOLD)
      .map(({ direct: _, ...finding }) => finding),
    findingCount: findings.length,
    outdated: [...outdated.values()].slice(0, OUTDATED_TOLD),
  };
}

type StaleFinding = StaleAnswer['findings'][number] & { readonly direct: boolean };

const KINDS = ['fail', 'open', 'notApplicable', 'pass'];
const rank = ({ direct, kind }: StaleFinding): number => (direct ? 0 : KINDS.length) + KINDS.indexOf(kind);

const spoken = (hops: Trail): StaleAnswer['findings'][number]['because'] => hops.map((each) => ({ ...each }));

/** Findings of a stale step: those that use a changed value say so, the others are of a call that has to be made again. */
async function staleFindings(
  { step, because, graph }: CallReach,
  call: StoredCall | undefined,
  store: Store,
  tenant: string,
): Promise<StaleFinding[]> {
  const digest = call?.envelope.findings;
  const content = digest === undefined ? undefined : await store.content(tenant, digest);
  if (!content) return [];
  const all = JSON.parse(new TextDecoder().decode(content.bytes)) as Finding[];
  return all.map(({ ruleId, kind, level, focusNode, message, used }) => {
    const met = used.find((place) => graph?.trails.has(placeKey(place)));
    const own = met && graph?.trails.get(placeKey(met));
    const read = met
      ? [{ kind: 'read' as const, step, as: 'value' as const, subject: met.subject, path: met.path }]
      : [];
    const direct = own !== undefined;
    return {
      step,
      ruleId,
      kind,
      level,
      focusNode,
      message,
      because: spoken(own ? [...own, ...read] : (because[0] ?? [])),
      direct,
    };
  });
}

function summaryOf(
  changes: number,
  { stands, carried, stale }: StaleAnswer['counts'],
  reach: readonly CallReach[],
): string {
  const values = `${changes} ${changes === 1 ? 'value differs' : 'values differ'}`;
  if (stale === 0) return `${values}; every result stands.`;
  const names = reach.filter((each) => each.standing === 'stale').map(({ step }) => step);
  const rest = [
    ...(carried > 0 ? [`${carried} decide the same on the changed graph`] : []),
    ...(stands > 0 ? [`${stands} stand`] : []),
  ];
  return `${values}; ${stale} of ${reach.length} steps are stale (${names.join(', ')})${rest.length > 0 ? `, ${rest.join(', ')}` : ''}.`;
}
