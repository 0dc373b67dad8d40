import type { BundleCheck } from '../check.ts';
import { FILES } from '../layout.ts';

/** The workflow's history replays: the workflows of this version do what it says was done. */
export const history: BundleCheck = {
  name: 'history',
  of: 'events of the workflow, replayed',
  async check({ history: kept }, { replay }) {
    if (!kept) return { notChecked: 'the run left no history: it ran in process, or the history was gone' };
    if (!replay) return { notChecked: 'nothing here replays workflows' };
    const { outcome, events, divergedAt, problem } = await replay.replay(kept);
    if (outcome === 'equal') return { count: events, problems: [] };
    const where = divergedAt ? `event ${divergedAt.eventId} (${divergedAt.eventType}): ` : '';
    return {
      count: events,
      problems: [{ file: FILES.history, problem: `${where}${problem ?? 'it does not replay'}` }],
    };
  },
};
