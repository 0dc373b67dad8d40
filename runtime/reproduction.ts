import type { CallDescription, ResultEnvelope } from '../primitives/index.ts';
import type { Content } from './store/store.ts';

/** What came of a call that was run again; nothing of it is stored. */
export interface Reproduced {
  readonly envelope: ResultEnvelope;
  readonly contents: readonly Content[];
}

/** Runs recorded calls again from their stored descriptions, whatever is remembered of them. */
export interface Reproduction {
  /** @throws BverError what the primitive answers with; `operation.version-unknown` where this version is not loaded */
  run(tenant: string, description: CallDescription, signal?: AbortSignal): Promise<Reproduced>;
  close(): Promise<void>;
}
