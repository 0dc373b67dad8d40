import type { RunResource } from '../../api/system/run-resource.ts';
import { timed } from '../statistics.ts';
import type { Stored } from './stored.ts';

/** A study, again, and with one value changed: ms, and what was reused. */
export interface MemoMeasured {
  readonly first: number;
  readonly again: number;
  /** Of the second run: steps reused, and the time that computing them had taken. */
  readonly reused: string;
  readonly saved: number;
  readonly unread: number;
  readonly unreadReused: string;
  readonly changed: number;
  readonly changedReused: string;
}

const CALLER = { tenant: 'bench', subject: 'bench' };

/**
 * @param unread the script after an edit that no calculation reads
 * @param changed the script after an edit of one number
 */
export async function measureMemo(
  { broker }: Stored,
  name: string,
  { script, unread, changed }: { readonly script: string; readonly unread: string; readonly changed: string },
): Promise<MemoMeasured> {
  const study = async (text: string) => {
    let run: RunResource | undefined;
    const took = await timed(async () => {
      const input = { documents: [{ name, text }] };
      const outcome = await broker.invoke('electrical.study', input, { caller: CALLER, waitSeconds: 300 });
      const got = await broker.invoke('runs.get', { runId: outcome.run?.runId }, { caller: CALLER });
      run = (got as { output: RunResource }).output;
    });
    const saving = run?.metadata.saving ?? { computed: 0, reused: 0, milliseconds: 0 };
    return { took, reused: `${saving.reused} of ${saving.reused + saving.computed}`, saved: saving.milliseconds };
  };
  const first = await study(script);
  const again = await study(script);
  const edited = await study(unread);
  const other = await study(changed);
  return {
    first: first.took,
    again: again.took,
    reused: again.reused,
    saved: again.saved,
    unread: edited.took,
    unreadReused: edited.reused,
    changed: other.took,
    changedReused: other.reused,
  };
}
