import { createHash } from 'node:crypto';
import type {
  Assertion,
  Document,
  Finding,
  GraphReader,
  OperatingState,
  PrimitiveContext,
  PrimitiveResult,
  ResultSet,
  Source,
} from '../../../primitives/index.ts';
import {
  applyChangeSet,
  AS_BUILT,
  bindingDigest,
  buildGraph,
  createRegistry,
  intoChunks,
  planComposition,
  recordReads,
  stateDigest,
} from '../../../primitives/index.ts';
import { study } from '../compositions/study.ts';
import { waterPack } from '../pack.ts';

export const sha256 = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex');

export const context: PrimitiveContext = {
  cancelFlag: new Int32Array(1),
  throwIfCancelled: () => undefined,
  progress: () => undefined,
  sha256,
};

export interface StudyRun {
  /** Results by the id of their step. */
  readonly results: Readonly<Record<string, PrimitiveResult>>;
  readonly findings: readonly Finding[];
  /** The graph as it stands at the end. */
  readonly graph: GraphReader;
  readonly resultSet: ResultSet | undefined;
}

export function documentOf(text: string | Uint8Array, name = 'network.inp'): Document {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return { name, uri: name, digest: sha256(bytes), mediaType: 'text/x-epanet-inp', bytes };
}

/** Runs the study of the pack in this process, each step on what the ones before it left. */
export async function runStudy(
  text: string | Uint8Array,
  parameters: Readonly<Record<string, unknown>> = {},
  operatingState: OperatingState = AS_BUILT,
): Promise<StudyRun> {
  const registry = createRegistry([waterPack]);
  const document = documentOf(text);
  const plan = planComposition(registry, study, { document, snapshot: false, resultSets: [] }, parameters);
  const binding = bindingDigest(waterPack, sha256);
  const results: Record<string, PrimitiveResult> = {};
  const resultSets: Record<string, ResultSet> = {};
  const findings: Finding[] = [];
  let assertions: readonly Assertion[] = [];
  let sources: readonly Source[] = [];
  const read = (): GraphReader => recordReads(buildGraph(stateDigest(binding, assertions, sha256), assertions));
  for (const step of plan.steps) {
    const call = { documents: [document], graph: read(), operatingState, resultSets, findings, sources, seed: 0 };
    const primitive = registry.primitive(step.primitive, step.version);
    const result = await primitive.execute({ ...call, parameters: step.parameters as never }, context);
    results[step.id] = result;
    findings.push(...result.findings);
    if (result.resultSet) resultSets[result.resultSet.name] = result.resultSet;
    if (result.sources) sources = result.sources;
    if (result.assertions) assertions = result.assertions;
    if (result.changeSet) {
      const chunks = new Map(intoChunks(assertions).entries());
      assertions = [...new Map([...chunks, ...applyChangeSet(chunks, result.changeSet)]).values()].flat();
    }
  }
  return { results, findings, graph: read(), resultSet: resultSets['hydraulics'] };
}
