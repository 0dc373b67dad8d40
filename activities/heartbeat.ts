/** With a worker that sends heartbeats every 300 ms, cancellation is heard of within half a second. */
const LONGEST_INTERVAL_MS = 250;

/** Where a call stands: what a later attempt, or whoever looks at the pending activity, can read. */
export interface Heartbeat {
  readonly share: number;
  readonly message: string;
}

/**
 * Beats until it is stopped, at least three times within the time-out: Temporal answers a heartbeat with the news that the
 * activity was cancelled, and takes one that is silent for dead.
 *
 * @param timeoutMs heartbeat time-out of the activity
 * @returns stops it
 */
export function beat(
  timeoutMs: number | undefined,
  latest: () => Heartbeat,
  send: (heartbeat: Heartbeat) => void,
): () => void {
  const interval = Math.min(LONGEST_INTERVAL_MS, (timeoutMs ?? Infinity) / 3);
  const timer = setInterval(() => send(latest()), interval);
  return () => clearInterval(timer);
}
