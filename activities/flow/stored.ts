import type { Finding, FindingKind, ResultEnvelope, StoredResult } from '../../primitives/index.ts';
import { BverError, canonicalJson, FINDING_KINDS } from '../../primitives/index.ts';
import { sha256 } from '../../runtime/sha256.ts';
import type { Content, Store } from '../../runtime/store/store.ts';

/** A run, by whose it is. */
export interface OfRun {
  readonly tenant: string;
  readonly runId: string;
}

/** Content that a result names is there for as long as the result is. @throws BverError `artifact.not-found` */
export async function jsonContent<T>(store: Store, tenant: string, digest: string): Promise<T> {
  const content = await store.content(tenant, digest);
  if (!content) throw new BverError('artifact.not-found', { digest });
  return JSON.parse(new TextDecoder().decode(content.bytes)) as T;
}

export const payloadOf = async (store: Store, tenant: string, result: string): Promise<unknown> =>
  (await jsonContent<StoredResult>(store, tenant, result)).payload;

const contentOf = (value: unknown): Content => {
  const bytes = new TextEncoder().encode(canonicalJson(value));
  return { digest: sha256(bytes), mediaType: 'application/json', bytes };
};

/** Puts JSON under its digest. */
export async function putJson(store: Store, tenant: string, value: unknown): Promise<string> {
  const content = contentOf(value);
  await store.putContents(tenant, [content]);
  return content.digest;
}

/** Puts a result that no primitive made: that of a fan-out, or of a run that ended early. */
export async function putResult(
  store: Store,
  tenant: string,
  result: Pick<StoredResult, 'status' | 'summary' | 'payload'>,
  findings: readonly Finding[] = [],
): Promise<ResultEnvelope> {
  const digest = await putJson(store, tenant, {
    ...result,
    findings,
    resolutions: [],
    ambiguities: [],
    openQuestions: [],
    artifacts: [],
    resultSets: {},
  } satisfies StoredResult);
  const count = (kind: FindingKind): number => findings.filter((finding) => finding.kind === kind).length;
  return {
    actionDigest: digest,
    outputDigest: digest,
    status: result.status,
    summary: result.summary,
    result: digest,
    resultSets: {},
    ...(findings.length === 0 ? {} : { findings: await putJson(store, tenant, findings) }),
    findingCounts: Object.fromEntries(FINDING_KINDS.map((kind) => [kind, count(kind)])) as Record<FindingKind, number>,
    artifacts: [],
    openQuestions: 0,
  };
}
