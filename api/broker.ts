import type { Caller, OperationSpec, Registry } from '../primitives/index.ts';
import type { RunRecord } from '../runtime/store/records.ts';

/** Who calls an operation, and under which conditions. Each door fills this in from its own protocol. */
export interface CallContext {
  readonly caller: Caller;
  /** npm semver range; the newest version where absent. */
  readonly versionRange?: string;
  readonly idempotencyKey?: string;
  /** How long the caller wants to wait for the answer before it is given a run to follow. */
  readonly waitSeconds?: number;
  /** W3C Trace Context `traceparent`. */
  readonly traceContext?: string;
  /** Aborted when the caller is gone; a run that was started goes on. */
  readonly signal?: AbortSignal;
}

/** The answer to a call: its output, or the run that will have it. */
export type Outcome =
  | { readonly kind: 'output'; readonly output: unknown; readonly run?: RunRecord }
  | { readonly kind: 'run'; readonly run: RunRecord };

/** The one way in: every door finds, checks and calls operations here, and only translates. */
export interface Broker {
  readonly registry: Registry;
  /** Every operation, in order of id: primitives, compositions and the system's own. */
  operations(): readonly OperationSpec[];
  /** @throws BverError `operation.unknown`, `operation.version-unknown` */
  operation(operationId: string, versionRange?: string): OperationSpec;
  /**
   * Checks the input against the operation's schema, then answers it: a system operation with its output, a primitive or
   * composition with its result, or with its run when the wait is over first.
   *
   * @throws BverError of the operation's declared errors
   */
  invoke(operationId: string, input: unknown, context: CallContext): Promise<Outcome>;
}
