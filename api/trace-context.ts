import { randomBytes } from 'node:crypto';

/** The place of a request in a distributed trace (W3C Trace Context, Recommendation of 2021). */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** The header that says so to whoever is called next, and to the caller. */
  readonly traceparent: string;
}

const TRACEPARENT =
  /^(?!ff)[0-9a-f]{2}-(?<traceId>(?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-(?<flags>[0-9a-f]{2})(?:-.*)?$/;

/** Continues the caller's trace under a span of its own; a header that is absent or malformed starts a new one (§4.3). */
export function traceContextOf(header: string | undefined): TraceContext {
  const { traceId = randomBytes(16).toString('hex'), flags = '01' } = TRACEPARENT.exec(header ?? '')?.groups ?? {};
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-${flags}` };
}
