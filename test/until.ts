import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { isTerminal } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';
import type { Store } from '../runtime/store/store.ts';

/** The run as soon as something holds of it. */
export async function until(
  store: Store,
  run: RunRecord,
  holds: (run: RunRecord) => boolean,
  seconds = 20,
): Promise<RunRecord> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const now = (await store.run(run.caller.tenant, run.runId)) ?? run;
    if (holds(now)) return now;
    assert.ok(
      Date.now() <= end,
      `After ${seconds} s the run is ${JSON.stringify([now.status, now.progress, now.error])}`,
    );
    await sleep(10);
  }
}

export const hasEnded = ({ status }: RunRecord): boolean => isTerminal(status);
/** In the slow step of the example pack. */
export const isSimulating = ({ progress }: RunRecord): boolean => /^step \d+ of/.test(progress.message);
