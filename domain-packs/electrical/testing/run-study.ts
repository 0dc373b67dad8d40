import type {
  Assertion,
  Composition,
  Document,
  Finding,
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
import { electricalPack } from '../pack.ts';
import { context } from './call.ts';

/** Documents by name, the main one first. */
export type Texts = Readonly<Record<string, string | Uint8Array>>;

export interface StudyRun {
  /** Results by the id of their step. */
  readonly results: Readonly<Record<string, PrimitiveResult>>;
  readonly answer: PrimitiveResult;
  readonly findings: readonly Finding[];
}

/** Runs a composition of the pack in this process, each step on what the ones before it left. */
export async function runStudy(
  composition: Composition,
  texts: Texts,
  parameters: Readonly<Record<string, unknown>> = {},
): Promise<StudyRun> {
  const { sha256 } = context;
  const documents = Object.entries(texts).map(([name, text]): Document => {
    const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
    return { name, uri: name, digest: sha256(bytes), mediaType: mediaTypeOf(name), bytes };
  });
  const registry = createRegistry([electricalPack]);
  const [document] = documents;
  const given = { ...(document ? { document } : {}), snapshot: false, resultSets: [] };
  const plan = planComposition(registry, composition, given, parameters);
  const binding = bindingDigest(electricalPack, sha256);
  const results: Record<string, PrimitiveResult> = {};
  const resultSets: Record<string, ResultSet> = {};
  const findings: Finding[] = [];
  let assertions: readonly Assertion[] = [];
  let sources: readonly Source[] = [];
  for (const step of plan.steps) {
    const graph = recordReads(buildGraph(stateDigest(binding, assertions, sha256), assertions));
    const call = { documents, graph, operatingState: AS_BUILT, resultSets, findings, sources, seed: 0 };
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
  const answer = results[plan.answer];
  if (!answer) throw new Error(`${composition.name} has no step ${plan.answer}`);
  return { results, answer, findings };
}

const mediaTypeOf = (name: string): string => (name.toLowerCase().endsWith('.dss') ? 'text/x-opendss' : 'text/csv');
