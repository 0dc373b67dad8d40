import { randomUUID } from 'node:crypto';
import { BverError, canonicalJson } from '../primitives/index.ts';
import { sha256 } from '../runtime/sha256.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';
import type { CallContext } from './broker.ts';

/** The id that a call's run shall have, and the run itself where an earlier call with the same key has made it. */
export interface ClaimedRun {
  readonly runId: string;
  readonly earlier?: RunRecord;
}

/**
 * Claims an id for the run of a call. The same idempotency key with the same body answers with the same run, also while it is
 * in flight.
 *
 * @throws BverError `idempotency.key-reused`
 */
export async function claimRun(
  operationId: string,
  input: unknown,
  { caller, idempotencyKey: key }: CallContext,
  store: Store,
): Promise<ClaimedRun> {
  if (key === undefined) return { runId: randomUUID() };
  const { tenant, subject } = caller;
  const runId = idOf(sha256(canonicalJson([tenant, subject, key, operationId, input])));
  const bodyDigest = sha256(canonicalJson([operationId, input]));
  const held = await store.claimKey(tenant, subject, key, bodyDigest, runId);
  if (held.bodyDigest !== bodyDigest) throw new BverError('idempotency.key-reused', { key });
  const earlier = await store.run(tenant, held.runId);
  return { runId, ...(earlier ? { earlier } : {}) };
}

/** With a key the id follows from it, so that two requests that cross still make one run: a UUID of version 8 (RFC 9562). */
const idOf = (hex: string): string =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
