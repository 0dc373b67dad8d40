import type {
  AskedQuestion,
  DomainPack,
  Finding,
  Invocation,
  Primitive,
  PrimitiveCall,
  PrimitiveContext,
  PrimitiveResult,
  Sha256,
} from '../primitives/index.ts';
import {
  AS_BUILT,
  askedQuestion,
  BverError,
  buildGraph,
  decodeResultSet,
  describeCall,
  recordReads,
  STRUCTURE,
} from '../primitives/index.ts';
import type {
  Graph,
  OperatingState,
  RecordedReader,
  ResultSet,
  Source as DocumentSource,
} from '../primitives/index.ts';
import type { GraphCache } from '../runtime/graph/graph-cache.ts';
import type { CallOutcome } from './outcome.ts';
import { packOutcome } from './pack-outcome.ts';
import { verifyResult } from './verify-result.ts';
import { loadedBinding, requireReadable } from '../runtime/graph/loaded-bindings.ts';
import type { Source } from '../runtime/graph/source.ts';

export interface CallSurroundings {
  readonly pack: DomainPack;
  readonly source: Source;
  readonly graphs: GraphCache;
  readonly context: PrimitiveContext;
}

/**
 * One call from references to references: follows what the invocation names, runs the primitive, and packs what came of
 * it. Neither writes anything nor knows where it runs (main thread, worker thread, test).
 *
 * @throws BverError `input.missing`, `document.not-found`, `snapshot.not-found`, `snapshot.binding-unknown`,
 * `snapshot.not-convertible`, `primitive.contract`, `primitive.failed`,
 * `model.evidence`, `run.cancelled`, and what the primitive declares
 */
export async function callPrimitive(
  primitive: Primitive<never, unknown>,
  invocation: Invocation,
  surroundings: CallSurroundings,
): Promise<CallOutcome> {
  const started = performance.now();
  const { pack, source, graphs, context } = surroundings;
  const description = describeCall(primitive, pack, invocation);
  const { graph, reader, sources } = await readerOf(primitive, invocation, surroundings);
  const call: PrimitiveCall<never> = {
    parameters: parametersOf(primitive, invocation),
    documents: primitive.needs.documents.length > 0 ? await documentsOf(invocation, source) : [],
    graph: reader,
    operatingState: await operatingStateOf(invocation, source),
    resultSets: await resultSetsOf(primitive, invocation, source),
    findings: await findingsOf(invocation, source),
    sources,
    seed: description.seed,
  };
  const result = await execute(primitive, call, context);
  const checked = primitive.output.safeParse(result.payload);
  if (!checked.success) {
    throw new BverError('primitive.contract', {
      primitive: primitive.name,
      problem: `its payload does not fit its output schema: ${checked.error.message}`,
    });
  }
  await verifyResult({ primitive, pack, result, documents: call.documents, graph, sources, source });
  const packed = await packOutcome({
    description,
    invocation,
    result,
    openQuestions: askedQuestions(result, reader, pack, context.sha256),
    readSet: reader.readSet,
    pack,
    source,
    graphs,
    sha256: context.sha256,
  });
  return { ...packed, milliseconds: performance.now() - started };
}

/** What is asked, each once, with the type of its answer: from the graph that was read, or the one that was interpreted. */
function askedQuestions(
  { openQuestions, assertions = [] }: PrimitiveResult,
  reader: RecordedReader,
  { binding }: DomainPack,
  sha256: Sha256,
): AskedQuestion[] {
  const interpreted = (wanted: string): unknown =>
    assertions.find(({ subject, path }) => subject === wanted && path === STRUCTURE.type)?.value;
  const asked = openQuestions.map((question) => {
    const typeId = interpreted(question.subject) ?? reader.assertion(question.subject, STRUCTURE.type)?.value;
    return askedQuestion(question, typeof typeId === 'string' ? typeId : undefined, binding, sha256);
  });
  return [...new Map(asked.map((question) => [question.questionId, question])).values()];
}

async function execute(
  primitive: Primitive<never, unknown>,
  call: PrimitiveCall<never>,
  context: PrimitiveContext,
): Promise<PrimitiveResult> {
  try {
    return await primitive.execute(call, context);
  } catch (error) {
    if (error instanceof BverError) throw error;
    const problem = error instanceof Error ? error.message : String(error);
    throw new BverError('primitive.failed', { primitive: primitive.name, problem }, { cause: error });
  }
}

function parametersOf(primitive: Primitive<never, unknown>, invocation: Invocation): never {
  const parsed = primitive.input.safeParse(invocation.parameters);
  if (parsed.success) return parsed.data as never;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    pointer: `/parameters/${path.join('/')}`,
    detail: message,
  }));
  const problem = errors.map(({ detail }) => detail).join('; ');
  throw new BverError('input.invalid', { operation: primitive.name, problem }, { errors });
}

async function readerOf(
  primitive: Primitive<never, unknown>,
  invocation: Invocation,
  { pack, source, graphs }: CallSurroundings,
): Promise<{ graph: Graph; reader: RecordedReader; sources: readonly DocumentSource[] }> {
  if (!primitive.needs.graph) {
    const graph = buildGraph('', []);
    return { graph, reader: recordReads(graph), sources: [] };
  }
  if (invocation.snapshot === undefined) {
    throw new BverError('input.missing', {
      operation: primitive.name,
      what: 'a graph snapshot',
      how: 'Give the digest of a snapshot, or documents that can be interpreted.',
    });
  }
  const { graph, manifest } = await graphs.graph(source, invocation.snapshot);
  await requireReadable(source, manifest, loadedBinding(pack));
  return { graph, reader: recordReads(graph), sources: manifest.sources };
}

const documentsOf = (invocation: Invocation, source: Source) =>
  Promise.all(
    invocation.documents.map(async ({ digest, name, mediaType }) => ({
      digest,
      name,
      mediaType,
      uri: name,
      bytes: await source.content(digest),
    })),
  );

async function operatingStateOf(invocation: Invocation, source: Source): Promise<OperatingState> {
  if (invocation.operatingState === undefined) return AS_BUILT;
  return jsonOf<OperatingState>(await source.content(invocation.operatingState));
}

async function resultSetsOf(
  primitive: Primitive<never, unknown>,
  invocation: Invocation,
  source: Source,
): Promise<Record<string, ResultSet>> {
  const wanted = primitive.needs.resultSets;
  const absent = wanted.find((name) => invocation.resultSets[name] === undefined);
  if (absent !== undefined) {
    throw new BverError('input.missing', {
      operation: primitive.name,
      what: `the result set ${absent}`,
      how: 'Give its digest in resultSets.',
    });
  }
  const entries = wanted.map(
    async (name) => [name, decodeResultSet(await source.content(invocation.resultSets[name] ?? ''))] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

const findingsOf = async (invocation: Invocation, source: Source): Promise<Finding[]> =>
  (
    await Promise.all(invocation.findings.map(async (digest) => jsonOf<Finding[]>(await source.content(digest))))
  ).flat();

const jsonOf = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes)) as T;
