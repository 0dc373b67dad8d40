import type { Log } from '../../runtime/log.ts';
import type { Store } from '../../runtime/store/store.ts';
import type { Broker } from '../broker.ts';

/** A server that BVER depends on, as it answered last. */
export interface DependencyHealth {
  readonly name: string;
  readonly ready: boolean;
  readonly latencyMs?: number;
  readonly lastError?: string;
}

export interface Health {
  readonly ready: boolean;
  readonly dependencies: readonly DependencyHealth[];
}

/** What the REST door is built over. */
export interface RestOptions {
  readonly broker: Broker;
  readonly store: Store;
  readonly log: Pick<Log, 'info' | 'error'>;
  health(): Promise<Health>;
  /** What `GET /version` answers with; `version` also stands in the OpenAPI document. */
  readonly version: { readonly version: string } & Readonly<Record<string, unknown>>;
  /** Whether callers from elsewhere are refused: always, while no identity provider is configured. */
  readonly loopbackOnly: boolean;
  /** Largest document, in bytes; 20 MiB where absent. */
  readonly documentLimit?: number;
  /** Seconds between comments on a silent event stream; 15 where absent. */
  readonly heartbeatSeconds?: number;
}

export const DOCUMENT_LIMIT = 20 * 1024 * 1024;
export const HEARTBEAT_SECONDS = 15;
