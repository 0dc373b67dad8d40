import type { Log } from '../../runtime/log.ts';
import type { Store } from '../../runtime/store/store.ts';
import type { Broker } from '../broker.ts';

/** What the MCP door is built over. */
export interface McpOptions {
  readonly broker: Broker;
  readonly store: Store;
  readonly log: Pick<Log, 'info' | 'error'>;
  /** What the server says of itself when a client connects. */
  readonly version?: { readonly version: string };
  /** Whether callers from elsewhere are refused: always, while no identity provider is configured. */
  readonly loopbackOnly?: boolean;
  /** Largest document, in bytes. */
  readonly documentLimit?: number;
  /** How long a call waits for its run: in general, and for a client that is shown progress meanwhile. */
  readonly waitSeconds?: { readonly silent: number; readonly withProgress: number };
}

/** Clients give up after a minute (the SDK's default), so that even a patient one hears of its run before. */
export const WAIT_SECONDS = { silent: 5, withProgress: 45 } as const;
