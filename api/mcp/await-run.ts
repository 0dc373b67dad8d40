import { setTimeout as delay } from 'node:timers/promises';
import { isTerminal } from '../../primitives/index.ts';
import type { RunRecord } from '../../runtime/store/records.ts';
import type { Store } from '../../runtime/store/store.ts';

export interface Waiting {
  readonly seconds: number;
  readonly signal: AbortSignal;
  /** Told how far the run is, a few times a second. */
  progress(progress: RunRecord['progress']): Promise<void>;
}

/** Events come in bursts; short runs are over soon after the first. */
const GATHER_MS = 5;
const TELL_AT_MOST_EVERY_MS = 200;
/** A notification can be lost with its connection; looking again now and then costs little. */
const LOOK_AT_LEAST_EVERY_MS = 1000;

/**
 * Waits until the run has ended or waits for somebody itself, the time is over, or the caller is gone, and tells how far it is
 * meanwhile.
 *
 * @returns the run as it then stands
 */
export async function awaitRun(
  store: Store,
  run: RunRecord,
  { seconds, signal, progress }: Waiting,
): Promise<RunRecord> {
  const { tenant } = run.caller;
  const until = Date.now() + seconds * 1000;
  let told = 0;
  let wake = (): void => undefined;
  const stop = await store.onEvents(tenant, run.runId, () => wake());
  const onAbort = (): void => wake();
  signal.addEventListener('abort', onAbort);
  try {
    for (;;) {
      // Armed before looking, so that an event in between is not slept through.
      const woken = new Promise<void>((resolve) => (wake = resolve));
      const now = (await store.run(tenant, run.runId)) ?? run;
      const left = until - Date.now();
      if (isTerminal(now.status) || now.status === 'waiting' || left <= 0 || signal.aborted) return now;
      if (Date.now() - told >= TELL_AT_MOST_EVERY_MS) {
        await progress(now.progress);
        told = Date.now();
      }
      const timer = setTimeout(() => wake(), Math.min(left, LOOK_AT_LEAST_EVERY_MS));
      await woken;
      clearTimeout(timer);
      await delay(GATHER_MS);
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    await stop();
  }
}
