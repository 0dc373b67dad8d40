import type { MessagePort } from 'node:worker_threads';
import type { ErrorCode, ErrorData, InputProblem, Invocation, SnapshotManifest } from '../../primitives/index.ts';
import type { CallOutcome } from '../outcome.ts';

/** What a worker thread is started with. */
export interface ThreadData {
  /** Modules of the packs. */
  readonly packs: readonly string[];
}

/** One call for a worker thread. */
export interface ThreadTask {
  readonly invocation: Invocation;
  /** Element 0 becomes 1 when the call is cancelled: a solver reads it in its loop. */
  readonly cancelFlag: Int32Array;
  /** On it the thread asks for contents, and tells of its progress. */
  readonly port: MessagePort;
}

/** From the thread. */
export type ThreadMessage =
  | { readonly type: 'content' | 'snapshot'; readonly id: number; readonly digest: string }
  | { readonly type: 'progress'; readonly share: number; readonly message: string };

/** An error of the catalogue in a form that crosses between threads. */
export interface PlainError {
  readonly code: ErrorCode;
  readonly data: ErrorData;
  readonly errors: readonly InputProblem[];
}

/** To the thread. */
export type ThreadReply =
  | { readonly id: number; readonly value: Uint8Array | SnapshotManifest }
  | { readonly id: number; readonly error: PlainError };

/** What a task ends with; errors of the catalogue are data here, because their class does not cross. */
export type ThreadOutcome = { readonly outcome: CallOutcome } | { readonly error: PlainError };
