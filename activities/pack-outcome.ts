import type {
  AskedQuestion,
  CallDescription,
  DomainPack,
  Invocation,
  PrimitiveResult,
  ReadSet,
  ResultEnvelope,
  Sha256,
  SnapshotManifest,
  StoredResult,
} from '../primitives/index.ts';
import { callRelations, canonicalJson, encodeResultSet, FINDING_KINDS, readSetRecord } from '../primitives/index.ts';
import type { Content } from '../runtime/store/store.ts';
import type { GraphCache } from '../runtime/graph/graph-cache.ts';
import type { CallOutcome } from './outcome.ts';
import type { Source } from '../runtime/graph/source.ts';
import { bindingContent } from '../runtime/graph/binding-content.ts';
import { bindingOfChange, loadedBinding } from '../runtime/graph/loaded-bindings.ts';
import { snapshotOfAssertions, snapshotOfChange } from '../runtime/graph/snapshots.ts';

interface ToPack {
  readonly description: CallDescription;
  readonly invocation: Invocation;
  readonly result: PrimitiveResult;
  readonly openQuestions: readonly AskedQuestion[];
  readonly readSet: ReadSet;
  readonly pack: DomainPack;
  readonly source: Source;
  readonly graphs: GraphCache;
  readonly sha256: Sha256;
}

/** Longest summary: an envelope stays under 4 KB in a workflow's history. */
const SUMMARY_LENGTH = 500;

/** Turns a result into contents under their digests, and an envelope of references. */
export async function packOutcome(pack: ToPack): Promise<Omit<CallOutcome, 'milliseconds'>> {
  const { result, description, sha256 } = pack;
  const contents: Content[] = [];
  const put = (mediaType: string, bytes: Uint8Array): string => {
    const digest = sha256(bytes);
    contents.push({ digest, mediaType, bytes });
    return digest;
  };
  const putJson = (value: unknown): string => put('application/json', new TextEncoder().encode(canonicalJson(value)));

  const snapshot = await snapshotOf(pack, contents);
  const changeSet = result.changeSet ? putJson(result.changeSet) : undefined;
  const resultSets = result.resultSet
    ? { [result.resultSet.name]: put('application/vnd.bver.result-set', encodeResultSet(result.resultSet)) }
    : {};
  const artifacts = result.artifacts.map(({ name, mediaType, bytes }) => ({
    digest: put(mediaType, bytes),
    name,
    mediaType,
  }));
  const findings = result.findings.length > 0 ? putJson(result.findings) : undefined;
  const stored: StoredResult = {
    status: result.status,
    summary: result.summary,
    payload: result.payload,
    findings: result.findings,
    resolutions: result.resolutions,
    ambiguities: result.ambiguities,
    openQuestions: pack.openQuestions,
    artifacts,
    ...(snapshot ? { snapshot: snapshot.digest } : {}),
    ...(changeSet === undefined ? {} : { changeSet }),
    resultSets,
  };
  const resultDigest = putJson(stored);
  const descriptionDigest = putJson(description);
  const envelope: ResultEnvelope = {
    actionDigest: descriptionDigest,
    // The result document names everything that came out by digest, so its own digest covers all of it.
    outputDigest: resultDigest,
    status: result.status,
    summary: result.summary.slice(0, SUMMARY_LENGTH),
    result: resultDigest,
    ...(snapshot ? { snapshot: snapshot.digest } : {}),
    ...(changeSet === undefined ? {} : { changeSet }),
    resultSets,
    ...(findings === undefined ? {} : { findings }),
    findingCounts: countByKind(result),
    artifacts,
    openQuestions: pack.openQuestions.length,
  };
  const readSet = readSetRecord(pack.readSet);
  return {
    envelope,
    contents,
    snapshots: snapshot ? [{ manifest: snapshot, parents: parentsOf(pack) }] : [],
    findings: result.findings,
    openQuestions: pack.openQuestions,
    resolutions: result.resolutions,
    ...(result.changeSet ? { base: result.changeSet.base } : {}),
    provenance: callRelations(description, pack.invocation, readSet, envelope),
    resultSets: Object.entries(resultSets).map(([name, digest]) => ({
      digest,
      name,
      snapshot: description.snapshot,
      operatingState: description.operatingState,
    })),
    description: descriptionDigest,
    readSet: putJson(readSet),
  };
}

const parentsOf = ({ description, result }: ToPack): string[] => (result.changeSet ? [description.snapshot] : []);

async function snapshotOf(packing: ToPack, contents: Content[]): Promise<SnapshotManifest | undefined> {
  const { pack, result, source, graphs, sha256, description } = packing;
  if (!result.assertions && !result.changeSet) return undefined;
  const { digest } = loadedBinding(pack);
  const making = { source, graphs, sha256, contents };
  contents.push(bindingContent(pack));
  if (result.assertions) {
    return snapshotOfAssertions({ ...making, bindingDigest: digest }, result.assertions, result.sources ?? []);
  }
  if (!result.changeSet) return undefined;
  const base = await source.snapshot(description.snapshot);
  const bindingDigest = await bindingOfChange(source, base, loadedBinding(pack));
  return snapshotOfChange({ ...making, bindingDigest }, base, result.changeSet);
}

const countByKind = ({ findings }: PrimitiveResult): ResultEnvelope['findingCounts'] => {
  const counts = Object.fromEntries(FINDING_KINDS.map((kind) => [kind, 0])) as Record<
    (typeof FINDING_KINDS)[number],
    number
  >;
  for (const { kind } of findings) counts[kind]++;
  return counts;
};
