import { isTerminal } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';

/**
 * Waits until the run has ended or waits for somebody itself, the time is over, or the caller is gone, whichever is first.
 *
 * @returns the run as it then stands
 */
export async function followRun(
  store: Store,
  run: RunRecord,
  seconds: number,
  signal?: AbortSignal,
): Promise<RunRecord> {
  const { tenant } = run.caller;
  const current = async (): Promise<RunRecord> => (await store.run(tenant, run.runId)) ?? run;
  const until = Date.now() + seconds * 1000;
  let wake = (): void => undefined;
  const stop = await store.onEvents(tenant, run.runId, () => wake());
  signal?.addEventListener('abort', () => wake(), { once: true });
  try {
    for (;;) {
      // Armed before looking, so that an event in between is not slept through.
      const woken = new Promise<void>((resolve) => (wake = resolve));
      const now = await current();
      const left = until - Date.now();
      if (isTerminal(now.status) || now.status === 'waiting' || left <= 0 || signal?.aborted) return now;
      let timer: NodeJS.Timeout | undefined;
      // A notification can be lost with its connection; looking again now and then costs nothing.
      await Promise.race([woken, new Promise((resolve) => (timer = setTimeout(resolve, Math.min(left, 1000))))]);
      clearTimeout(timer);
    }
  } finally {
    await stop();
  }
}
