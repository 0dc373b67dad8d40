import type { RunRecord } from './store/records.ts';

/** What came of replaying a workflow's history against the workflow code of this process. */
export interface Replayed {
  /** `different`: the code of today would not have done what the history says. */
  readonly outcome: 'equal' | 'different';
  /** Events of the history. */
  readonly events: number;
  /** Where it went another way, as far as that is known: the event's number and type. */
  readonly divergedAt?: { readonly eventId: number; readonly eventType: string };
  readonly problem?: string;
}

/**
 * Fetches the histories of workflows, and replays them: the proof that the orchestration did what its code says. Where runs
 * are executed in process there is none.
 */
export interface Replay {
  /**
   * The history of a run whose workflow has closed, as ProtoJSON of `temporal.api.history.v1.History`.
   *
   * @returns `open` while the workflow goes on, `gone` where Temporal no longer has it
   */
  history(run: RunRecord): Promise<Uint8Array | 'open' | 'gone'>;
  /** @throws BverError `bundle.invalid` for a history that cannot be read */
  replay(history: Uint8Array): Promise<Replayed>;
}
