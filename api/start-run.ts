import { randomBytes } from 'node:crypto';
import type { DocumentReference, OperationSpec, Plan } from '../primitives/index.ts';
import { BverError, canonicalJson, planComposition, planPrimitive } from '../primitives/index.ts';
import { sha256 } from '../runtime/sha256.ts';
import { branchHead } from '../runtime/graph/branch-head.ts';
import type { RunRecord, StartingPoint } from '../runtime/store/records.ts';
import type { CallContext } from './broker.ts';
import type { CallInput } from './call-input.ts';
import { claimRun } from './claim-run.ts';
import { putDocument } from './put-document.ts';
import { waitingPlan } from './question-policy.ts';
import type { SystemPorts } from './system-ports.ts';

/** The branch that is meant where only a graph is named. */
const MAIN = 'main';

/**
 * Writes the run's row, then starts it. The same idempotency key with the same body answers with the same run, also
 * while it is in flight.
 *
 * @throws BverError `idempotency.key-reused`, `input.missing`, `input.invalid`, `document.not-found`
 */
export async function startRun(
  spec: OperationSpec,
  input: CallInput,
  context: CallContext,
  ports: SystemPorts,
): Promise<RunRecord> {
  const { store, execution } = ports;
  const { tenant } = context.caller;
  const { runId, earlier } = await claimRun(spec.operationId, input, context, store);
  if (earlier) return earlier;
  const documents = await documentsOf(input, context, ports);
  const { snapshot, branch } = await standingOf(spec, input, context, ports);
  const begun = { ...input, snapshot };
  const plan = planOf(spec, begun, documents, ports);
  const run = await runOf(spec, begun, context, ports, { runId, documents, plan }, branch);
  if (!(await store.createRun(run))) return (await store.run(tenant, runId)) ?? run;
  const { temporalRunId } = await execution.start(run);
  return temporalRunId === undefined ? run : { ...run, temporalRunId };
}

/**
 * The snapshot that is read: a branch is resolved to its head once, here, and the run says which move that was.
 *
 * @throws BverError `branch.not-found`, `input.invalid`
 */
async function standingOf(
  spec: OperationSpec,
  { snapshot, graph, branch }: CallInput,
  { caller }: CallContext,
  { store }: SystemPorts,
): Promise<Pick<StartingPoint, 'snapshot' | 'branch'>> {
  if (graph === undefined && branch === undefined) return snapshot === undefined ? {} : { snapshot };
  if (graph === undefined || snapshot !== undefined) {
    const [pointer, detail] =
      graph === undefined
        ? ['/graph', 'A branch is one of a graph: name the graph, too.']
        : ['/snapshot', 'Give a snapshot or a branch, not both.'];
    const data = { operation: spec.operationId, problem: detail };
    throw new BverError('input.invalid', data, { errors: [{ pointer, detail }] });
  }
  const head = await branchHead(store, caller.tenant, graph, branch ?? MAIN);
  return { snapshot: head.branch.head, branch: { graph, ...head.move } };
}

const documentsOf = (
  input: CallInput,
  { caller }: CallContext,
  { store, documentLimit }: SystemPorts,
): Promise<DocumentReference[]> =>
  Promise.all(
    input.documents.map(async ({ digest, name, text, mediaType }, i) => {
      if (text !== undefined) {
        const given = { name: name ?? `document-${i + 1}`, bytes: new TextEncoder().encode(text), mediaType };
        const { size: _, ...reference } = await putDocument(store, caller.tenant, documentLimit, given);
        return reference;
      }
      const stored = digest === undefined ? undefined : await store.document(caller.tenant, digest);
      if (!stored)
        throw new BverError('document.not-found', {
          digest: digest ?? `(documents[${i}] has neither digest nor text)`,
        });
      return { digest: stored.digest, name: name ?? stored.name, mediaType: mediaType ?? stored.mediaType };
    }),
  );

function planOf(
  spec: OperationSpec,
  input: CallInput,
  documents: readonly DocumentReference[],
  { registry }: SystemPorts,
): Plan {
  const document = documents[0];
  const given = {
    ...(document ? { document } : {}),
    snapshot: input.snapshot !== undefined,
    resultSets: Object.keys(input.resultSets),
  };
  const composition = spec.source === 'composition' ? registry.composition(spec.operationId, spec.version) : undefined;
  const plan = composition
    ? planComposition(registry, composition, given, input.parameters)
    : planPrimitive(registry, spec.operationId, spec.version, given, input.parameters);
  const { binding } = registry.packOf(spec.operationId);
  return waitingPlan(plan, spec.operationId, binding, composition?.questions, input.questions);
}

/** What a run without documents is run on, for people. */
const subjectOf = (snapshot: string | undefined, branch: StartingPoint['branch']): string =>
  branch ? `${branch.graph} ${branch.branch}` : snapshot === undefined ? '' : `snapshot ${snapshot.slice(0, 12)}`;

async function runOf(
  spec: OperationSpec,
  input: CallInput,
  { caller, traceContext }: CallContext,
  { store, registry }: SystemPorts,
  made: Pick<RunRecord, 'runId' | 'documents' | 'plan'>,
  branch: StartingPoint['branch'],
): Promise<RunRecord> {
  let operatingState: string | undefined;
  if (input.operatingState && input.operatingState.overrides.length > 0) {
    const bytes = new TextEncoder().encode(canonicalJson(input.operatingState));
    operatingState = sha256(bytes);
    await store.putContents(caller.tenant, [{ digest: operatingState, mediaType: 'application/json', bytes }]);
  }
  const documents = made.documents.map(({ name }) => name).join(', ');
  return {
    ...made,
    operation: spec.operationId,
    version: spec.version,
    kind: spec.source === 'composition' ? 'composition' : registry.primitive(spec.operationId, spec.version).kind,
    domain: spec.operationId.split('.')[0] ?? '',
    status: 'pending',
    caller,
    title: spec.title,
    subject: documents || subjectOf(input.snapshot, branch) || spec.title,
    parameters: input.parameters,
    start: {
      ...(input.snapshot === undefined ? {} : { snapshot: input.snapshot }),
      ...(branch === undefined ? {} : { branch }),
      ...(operatingState === undefined ? {} : { operatingState }),
      resultSets: input.resultSets,
      ...(input.seed === undefined ? {} : { seed: input.seed }),
    },
    workflowId: `${spec.operationId}/${made.runId}`,
    progress: { share: 0, message: 'Waiting to start' },
    traceId: traceContext?.split('-')[1] ?? randomBytes(16).toString('hex'),
    createdAt: new Date().toISOString(),
  };
}
