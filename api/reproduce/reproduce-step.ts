import type { CallDescription, Registry, ResultEnvelope, StoredResult } from '../../primitives/index.ts';
import { BverError, decodeResultSet } from '../../primitives/index.ts';
import type { Reproduction } from '../../runtime/reproduction.ts';
import type { StepRecord } from '../../runtime/store/records.ts';
import type { Store } from '../../runtime/store/store.ts';
import type { JsonDifference } from './json-difference.ts';
import { jsonDifference } from './json-difference.ts';

/** What came of running a step's call again. */
export interface StepReproduction {
  readonly step: string;
  readonly primitive: string;
  readonly version: string;
  readonly actionDigest: string;
  /** `notRun`: it was not run again, or could not be; `problem` says why. */
  readonly outcome: 'equal' | 'different' | 'notRun';
  readonly recordedDigest: string;
  readonly computedDigest?: string;
  readonly difference?: JsonDifference;
  readonly problem?: string;
}

interface ReproduceParts {
  readonly store: Store;
  readonly registry: Registry;
  readonly reproduction: Reproduction;
  readonly tenant: string;
  readonly signal?: AbortSignal | undefined;
}

/** Runs the call of a step again from its stored description and compares what comes out, bit by bit. */
export async function reproduceStep(
  { step, primitive, version, actionDigest, envelope }: StepRecord,
  { store, registry, reproduction, tenant, signal }: ReproduceParts,
): Promise<StepReproduction> {
  const told = { step, primitive, version, actionDigest, recordedDigest: envelope.outputDigest };
  try {
    const definition = registry.primitive(primitive, version);
    const refused = reasonNotToRun(definition);
    if (refused !== undefined) return { ...told, outcome: 'notRun', problem: refused };
    const action = await store.action(tenant, actionDigest);
    const read = reader(async (digest) => (await store.content(tenant, digest))?.bytes);
    const description = await read.json<CallDescription>(action?.description ?? actionDigest);
    const { envelope: computed, contents } = await reproduction.run(tenant, description, signal);
    if (computed.actionDigest !== actionDigest) {
      const problem = 'Its pack or the contract has another version now, so that the call is not the same.';
      return { ...told, outcome: 'notRun', problem };
    }
    const computedDigest = computed.outputDigest;
    if (computedDigest === envelope.outputDigest) return { ...told, outcome: 'equal', computedDigest };
    const made = new Map(contents.map(({ digest, bytes }) => [digest, bytes]));
    const [before, after] = [
      await read.whole(envelope),
      await reader(async (digest) => made.get(digest)).whole(computed),
    ];
    const difference = jsonDifference(before, after);
    return { ...told, outcome: 'different', computedDigest, ...(difference ? { difference } : {}) };
  } catch (error) {
    if (!(error instanceof BverError) || error.code === 'run.cancelled') throw error;
    return { ...told, outcome: 'notRun', problem: error.message };
  }
}

function reasonNotToRun({
  mutability,
  execution,
}: Pick<ReturnType<Registry['primitive']>, 'mutability' | 'execution'>): string | undefined {
  if (mutability === 'external') return 'It touches the world, and is not done twice.';
  if (execution.determinism === 'nondeterministic') return 'It does not answer the same every time.';
  return undefined;
}

/** Results from contents: as JSON, with the columns of result sets in place of their digests. */
function reader(content: (digest: string) => Promise<Uint8Array | undefined>) {
  const bytes = async (digest: string): Promise<Uint8Array> => {
    const found = await content(digest);
    if (!found) throw new BverError('artifact.not-found', { digest });
    return found;
  };
  const json = async <T>(digest: string): Promise<T> => JSON.parse(new TextDecoder().decode(await bytes(digest))) as T;
  return {
    json,
    async whole({ result, resultSets }: ResultEnvelope): Promise<unknown> {
      const sets = Object.entries(resultSets).map(async ([name, digest]) => {
        const { tables } = decodeResultSet(await bytes(digest));
        const columns = tables.map((table) => [
          table.name,
          Object.fromEntries(table.columns.map((column) => [column.name, [...column.values]])),
        ]);
        return [name, Object.fromEntries(columns) as unknown];
      });
      return {
        ...(await json<StoredResult>(result)),
        resultSets: Object.fromEntries(await Promise.all(sets)) as unknown,
      };
    },
  };
}
