import type { CallDescription, Finding, FindingKind, Location } from '../primitives/index.ts';
import { FINDING_KINDS, formatReference, lastRound, LEVELS, locationsOf } from '../primitives/index.ts';
import type { RunRecord, StepRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import { sourcesOf } from './locate.ts';
import type { ReferredPlace } from './refs/place-references.ts';
import { placeReferences } from './refs/place-references.ts';

/** A finding of a run, by reference. */
export interface RunFinding extends Finding {
  /** Of the finding itself. */
  readonly ref: string;
  /** Of the element that it is about, in the snapshot that was judged; none for a finding about a whole document. */
  readonly focusRef?: string;
}
/** A finding with the places that it comes from. */
export type LocatedFinding = RunFinding & { readonly locations: readonly ReferredPlace<Location>[] };

const KIND_ORDER = ['fail', 'open', 'notApplicable', 'pass'] as const;

/**
 * Every finding of every step: worst first, then in the order of the steps. A large graph leaves one for each element,
 * nearly all of them passed: what a step left is not read where none of it is of the kinds.
 */
export async function runFindings(
  store: Store,
  run: RunRecord,
  kinds: readonly FindingKind[] = FINDING_KINDS,
): Promise<RunFinding[]> {
  const { tenant } = run.caller;
  const steps = lastRound(await store.steps(tenant, run.runId));
  const all = await Promise.all([
    ...(run.start.findings ?? []).map((digest) => findingsLeftBefore(store, run, digest)),
    ...steps
      .filter(({ envelope }) => kinds.some((kind) => envelope.findingCounts[kind] > 0))
      .map((step) => findingsOfStep(store, tenant, step)),
  ]);
  const found = all.flat().filter(({ kind }) => kinds.includes(kind));
  const rank = ({ kind, level }: Finding): number =>
    KIND_ORDER.indexOf(kind) + LEVELS.indexOf(level) * KIND_ORDER.length;
  return found.sort((a, b) => rank(a) - rank(b));
}

/** How many findings of each kind there are, for the most part as the steps counted them themselves. */
export async function findingCounts(store: Store, run: RunRecord): Promise<Record<string, number>> {
  const steps = lastRound(await store.steps(run.caller.tenant, run.runId));
  const digests = run.start.findings ?? [];
  const before = (await Promise.all(digests.map((digest) => findingsLeftBefore(store, run, digest)))).flat();
  const countOf = (wanted: FindingKind): number =>
    steps.reduce((sum, { envelope }) => sum + envelope.findingCounts[wanted], 0) +
    before.filter(({ kind }) => kind === wanted).length;
  return Object.fromEntries(FINDING_KINDS.map((kind) => [kind, countOf(kind)]));
}

/** Findings with the places in the documents that they come from. */
export async function locatedFindings(
  store: Store,
  run: RunRecord,
  findings: readonly RunFinding[],
): Promise<LocatedFinding[]> {
  const sources = await sourcesOf(store, run);
  const refer = placeReferences(store, run.caller.tenant);
  return Promise.all(
    findings.map(async (finding) => ({
      ...finding,
      locations: await refer(locationsOf(finding.evidence, sources)),
    })),
  );
}

async function findingsOfStep(store: Store, tenant: string, record: StepRecord): Promise<RunFinding[]> {
  const { runId, step, envelope } = record;
  if (envelope.findings === undefined) return [];
  const [findings, snapshot] = await Promise.all([
    jsonOf<Finding[]>(store, tenant, envelope.findings),
    judgedSnapshot(store, tenant, record),
  ]);
  return (findings ?? []).map((finding, index) => ({
    ...finding,
    ref: formatReference({ kind: 'finding', runId, step, index: String(index) }),
    ...focusOf(finding, snapshot),
  }));
}

/** Steps of an earlier run left them; here they are known as a list under its digest. */
async function findingsLeftBefore(store: Store, run: RunRecord, digest: string): Promise<RunFinding[]> {
  const findings = (await jsonOf<Finding[]>(store, run.caller.tenant, digest)) ?? [];
  return findings.map((finding, index) => ({
    ...finding,
    ref: formatReference({ kind: 'artifact', digest, fragment: `/${index}` }),
    ...focusOf(finding, run.start.snapshot),
  }));
}

const focusOf = ({ focusNode }: Finding, snapshot: string | undefined): { readonly focusRef?: string } =>
  focusNode === '' || snapshot === undefined
    ? {}
    : { focusRef: formatReference({ kind: 'element', snapshot, subject: focusNode }) };

/** The snapshot that a step left, or else the one that it was called on. */
async function judgedSnapshot(
  store: Store,
  tenant: string,
  { envelope, actionDigest }: StepRecord,
): Promise<string | undefined> {
  if (envelope.snapshot !== undefined) return envelope.snapshot;
  const action = await store.action(tenant, actionDigest);
  const description = action && (await jsonOf<CallDescription>(store, tenant, action.description));
  return description?.snapshot === '' ? undefined : description?.snapshot;
}

async function jsonOf<T>(store: Store, tenant: string, digest: string): Promise<T | undefined> {
  const content = await store.content(tenant, digest);
  return content && (JSON.parse(new TextDecoder().decode(content.bytes)) as T);
}
