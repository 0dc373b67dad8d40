import type { DomainPack } from '../domain-pack.ts';
import { bindingDigest } from '../binding.ts';
import { BverError } from '../errors.ts';
import { AS_BUILT } from '../model/operating-state.ts';
import { recordReads } from '../model/read-set.ts';
import type { Sha256 } from '../model/sha256.ts';
import type { PrimitiveContext } from '../primitive.ts';
import { openText } from '../provenance/text-source.ts';
import type { ConformanceOptions } from './conformance.ts';
import type { Workbench } from './law.ts';

/** Runs primitives in this process: no store, no worker, no clock. */
export function createWorkbench(pack: DomainPack, options: ConformanceOptions): Workbench {
  const { sha256, mutations = 20, openSource = openText } = options;
  return {
    pack,
    sha256,
    openSource,
    mutations,
    bindingDigest: bindingDigest(pack, sha256),
    random: (purpose) => mulberry32(Number.parseInt(sha256(purpose).slice(0, 8), 16)),
    run: async (primitive, ground, parameters, context = {}) =>
      primitive.execute(
        {
          parameters: parameters as never,
          documents: ground.documents,
          graph: recordReads(ground.graph),
          operatingState: AS_BUILT,
          resultSets: ground.resultSets,
          findings: ground.findings,
          sources: ground.sources,
          seed: 0,
        },
        { ...quietContext(primitive.name, sha256), ...context },
      ),
  };
}

/** A context with a cancel flag of its own. */
export function quietContext(
  operation: string,
  sha256: Sha256,
  cancelFlag: Int32Array = new Int32Array(new SharedArrayBuffer(4)),
): PrimitiveContext {
  return {
    cancelFlag,
    throwIfCancelled: () => {
      if (Atomics.load(cancelFlag, 0) !== 0) throw new BverError('run.cancelled', { operation });
    },
    progress: () => undefined,
    sha256,
  };
}

/** Tommy Ettinger's mulberry32: small, and the same on every machine. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
