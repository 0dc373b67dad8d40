import type { CallDescription, Invocation, Registry } from '../primitives/index.ts';
import { createGraphCache } from '../runtime/graph/graph-cache.ts';
import { storeSource } from '../runtime/graph/store-source.ts';
import type { Reproduction } from '../runtime/reproduction.ts';
import type { Store } from '../runtime/store/store.ts';
import { callPrimitive } from './call-primitive.ts';
import { withCancelFlag } from './compute/cancel-flag.ts';
import { primitiveContext } from './compute/context.ts';
import type { ComputePool } from './compute/pool.ts';

interface ReproductionParts {
  readonly registry: Registry;
  readonly store: Store;
  /** Opens the threads to compute on when the first call is reproduced; without it everything runs on this thread. */
  readonly pool?: () => ComputePool;
}

const NEVER = new AbortController().signal;
const UNHEARD = (): void => undefined;

/** Runs recorded calls again, as the step runner did, and writes nothing down. */
export function createReproduction({ registry, store, pool: open }: ReproductionParts): Reproduction {
  const graphs = createGraphCache();
  let pool: ComputePool | undefined;
  return {
    async run(tenant, description, signal = NEVER, source = storeSource(store, tenant)) {
      const invocation = invocationOf(tenant, description);
      const primitive = registry.primitive(description.primitive, description.version);
      pool ??= open?.();
      if (pool) return pool.run(invocation, source, { signal, progress: UNHEARD });
      const pack = registry.packOf(description.primitive);
      return withCancelFlag(signal, (flag) =>
        callPrimitive(primitive, invocation, {
          pack,
          source,
          graphs,
          context: primitiveContext(description.primitive, flag, UNHEARD),
        }),
      );
    },
    close: async () => pool?.close(),
  };
}

/** The call that a description was made of. */
function invocationOf(tenant: string, { snapshot, operatingState, ...description }: CallDescription): Invocation {
  const { primitive, version, parameters, documents, resultSets, findings, seed, run = '' } = description;
  return {
    runId: run,
    step: '',
    primitive,
    version,
    caller: { tenant, subject: '' },
    documents,
    resultSets,
    parameters,
    findings,
    seed,
    ...(snapshot === '' ? {} : { snapshot }),
    ...(operatingState === '' ? {} : { operatingState }),
  };
}
