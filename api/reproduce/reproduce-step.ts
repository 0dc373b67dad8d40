import type { CallDescription, Registry, ResultEnvelope, StoredResult, Tolerance } from '../../primitives/index.ts';
import { BverError, decodeResultSet } from '../../primitives/index.ts';
import type { Reproduction } from '../../runtime/reproduction.ts';
import { platform } from '../../runtime/platform.ts';
import type { Platform, StepRecord } from '../../runtime/store/records.ts';
import type { Store } from '../../runtime/store/store.ts';
import { isOfPeople } from '../../runtime/waiting/people-action.ts';
import type { Deviation, JsonDifference } from './json-difference.ts';
import { compareJson } from './json-difference.ts';

/** What came of running a step's call again. */
export interface StepReproduction {
  readonly step: string;
  readonly primitive: string;
  readonly version: string;
  readonly actionDigest: string;
  /**
   * `equal`: the same to the last bit; `withinTolerance`: numbers differ by no more than the primitive declares; `notRun`:
   * it was not run again, or could not be; `problem` says why.
   */
  readonly outcome: 'equal' | 'withinTolerance' | 'different' | 'notRun';
  readonly recordedDigest: string;
  readonly computedDigest?: string;
  readonly difference?: JsonDifference;
  readonly deviation?: Deviation;
  /** What the primitive declares, where that counted. */
  readonly tolerance?: Tolerance;
  /** What it was recorded on, where that is not what it is run on now. */
  readonly recordedOn?: Platform;
  readonly problem?: string;
}

interface ReproduceParts {
  readonly store: Store;
  readonly registry: Registry;
  readonly reproduction: Reproduction;
  readonly tenant: string;
  readonly signal?: AbortSignal | undefined;
}

/** Members of a result whose numbers may deviate: what was computed, and nothing that was decided. */
const TOLERANT = ['payload'];

/**
 * Runs the call of a step again from its stored description and compares what comes out: bit by bit, or within the tolerance
 * that its primitive declares.
 */
export async function reproduceStep(
  { step, primitive, version, actionDigest, envelope }: StepRecord,
  { store, registry, reproduction, tenant, signal }: ReproduceParts,
): Promise<StepReproduction> {
  const action = await store.action(tenant, actionDigest);
  const recordedOn = action?.platform;
  const told = {
    ...{ step, primitive, version, actionDigest, recordedDigest: envelope.outputDigest },
    ...(recordedOn && !isHere(recordedOn) ? { recordedOn } : {}),
  };
  if (isOfPeople({ primitive })) return { ...told, outcome: 'notRun', problem: 'People said so; it is not computed.' };
  try {
    const definition = registry.primitive(primitive, version);
    const refused = reasonNotToRun(definition);
    if (refused !== undefined) return { ...told, outcome: 'notRun', problem: refused };
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
    const { tolerance } = definition.execution;
    const comparison = compareJson(before, after, tolerance, TOLERANT);
    const outcome = tolerance && !comparison.difference ? 'withinTolerance' : 'different';
    return { ...told, outcome, computedDigest, ...comparison, ...(tolerance ? { tolerance } : {}) };
  } catch (error) {
    if (!(error instanceof BverError) || error.code === 'run.cancelled') throw error;
    return { ...told, outcome: 'notRun', problem: error.message };
  }
}

function isHere(recorded: Platform): boolean {
  const here = platform();
  return (Object.keys(here) as (keyof Platform)[]).every((member) => here[member] === recorded[member]);
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
          Object.fromEntries(table.columns.map(({ name, values }) => [name, values])),
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
