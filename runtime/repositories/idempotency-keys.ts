import type { Connection } from '../database.ts';

/** How long a key stands for its run. */
export const KEY_LIFETIME_HOURS = 24;

export interface Claim {
  readonly runId: string;
  readonly bodyDigest: string;
}

/** Claims a key for a run. @returns the claim that stands: ours, or the one that was first and has not expired */
export async function claimKey(
  db: Connection,
  tenant: string,
  caller: string,
  key: string,
  claim: Claim,
): Promise<Claim> {
  // An update that changes nothing, because only an update answers with the row that stands in the way.
  const rows = await db.$queryRaw<Claim[]>`
    INSERT INTO idempotency_key AS held (tenant, caller, key, body_digest, run_id, expires_at)
    VALUES (${tenant}, ${caller}, ${key}, ${claim.bodyDigest}, ${claim.runId}, now() + make_interval(hours => ${KEY_LIFETIME_HOURS}::int))
    ON CONFLICT (tenant, caller, key) DO UPDATE SET
      body_digest = CASE WHEN held.expires_at < now() THEN excluded.body_digest ELSE held.body_digest END,
      run_id = CASE WHEN held.expires_at < now() THEN excluded.run_id ELSE held.run_id END,
      expires_at = CASE WHEN held.expires_at < now() THEN excluded.expires_at ELSE held.expires_at END
    RETURNING run_id AS "runId", body_digest AS "bodyDigest"`;
  return rows[0] ?? claim;
}
