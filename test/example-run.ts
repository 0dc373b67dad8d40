import { randomBytes, randomUUID } from 'node:crypto';
import type { DocumentReference, Plan, Registry } from '../primitives/index.ts';
import { planComposition, planPrimitive } from '../primitives/index.ts';
import { sha256 } from '../runtime/sha256.ts';
import type { RunRecord, StartingPoint } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import { SMALL_BOOKCASE } from './example-pack/index.ts';

/** The module of the example pack, as a worker loads it. */
export const EXAMPLE_PACK = new URL('example-pack/pack.ts', import.meta.url).href;

export const CALLER = { tenant: 'test', subject: 'tester' } as const;

interface ExampleRun {
  readonly operation: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** A bookcase when absent. */
  readonly text?: string;
  readonly documents?: readonly DocumentReference[];
  /** Nothing but the documents when absent. */
  readonly start?: StartingPoint;
  /** Changes what was planned. */
  readonly plan?: (plan: Plan) => Plan;
  readonly createdAt?: string;
}

/** Writes a run of the example pack on a bookcase, as the broker does before it starts one. */
export async function writeExampleRun(registry: Registry, store: Store, given: ExampleRun): Promise<RunRecord> {
  const { operation, parameters = {}, start = { resultSets: {} }, plan: changed = (plan: Plan) => plan } = given;
  const documents = given.documents ?? [await putBookcase(store, given.text ?? SMALL_BOOKCASE)];
  const [document] = documents;
  const known = { ...(document ? { document } : {}), snapshot: start.snapshot !== undefined, resultSets: [] };
  const composition = registry.compositions().find(({ name }) => name === operation);
  const plan = composition
    ? planComposition(registry, composition, known, parameters)
    : planPrimitive(registry, operation, undefined, known, parameters);
  const runId = randomUUID();
  const run: RunRecord = {
    runId,
    operation,
    version: '1.0.0',
    kind: composition ? 'composition' : registry.primitive(operation).kind,
    domain: 'example',
    status: 'pending',
    caller: CALLER,
    title: composition?.title ?? registry.primitive(operation).title,
    subject: documents.map(({ name }) => name).join(', '),
    documents,
    parameters,
    start,
    plan: changed(plan),
    workflowId: `${operation}/${runId}`,
    progress: { share: 0, message: 'Waiting to start' },
    traceId: randomBytes(16).toString('hex'),
    createdAt: given.createdAt ?? new Date().toISOString(),
  };
  await store.createRun(run);
  return run;
}

async function putBookcase(store: Store, text: string): Promise<DocumentReference> {
  const bytes = new TextEncoder().encode(text);
  const reference = { digest: sha256(bytes), name: 'bookcase.shelf', mediaType: 'text/x-shelf' };
  await store.putContents(CALLER.tenant, [{ digest: reference.digest, mediaType: reference.mediaType, bytes }]);
  await store.putDocument(CALLER.tenant, { ...reference, size: bytes.length });
  return reference;
}
