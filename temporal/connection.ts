import { Client } from '@temporalio/client';
import type { TLSConfig } from '@temporalio/worker';
import { NativeConnection } from '@temporalio/worker';
import { startupError } from '../runtime/startup-error.ts';

/** Where Temporal is and how it lets us in. */
export interface TemporalSettings {
  /** `host:port` of the gRPC service. */
  readonly address: string;
  readonly namespace: string;
  readonly apiKey?: string | undefined;
  /** `true`, or certificates: a root of one's own, a client certificate for mutual TLS. */
  readonly tls?: boolean | TLSConfig;
}

/** One connection for everything that this process does with Temporal. */
export interface TemporalConnection {
  readonly namespace: string;
  readonly native: NativeConnection;
  readonly client: Client;
  /** Workers that use it must have stopped. */
  close(): Promise<void>;
}

const isLoopback = (address: string): boolean => /^(127\.|localhost:|\[::1\])/.test(address);

/**
 * Connects once, natively, for workers and client alike: only then can a workflow be handed to the worker of the process
 * that starts it.
 *
 * @throws StartupError `temporal.unreachable`
 */
export async function connectTemporal(settings: TemporalSettings): Promise<TemporalConnection> {
  const { address, namespace, apiKey, tls = false } = settings;
  try {
    const native = await NativeConnection.connect({
      address,
      tls,
      ...(apiKey === undefined ? {} : { apiKey }),
      // Within one machine compressing costs more than it saves.
      grpcCompression: { codec: isLoopback(address) ? 'none' : 'gzip' },
    });
    return { namespace, native, client: new Client({ connection: native, namespace }), close: () => native.close() };
  } catch (error) {
    throw startupError('temporal.unreachable', { address, problem: (error as Error).message });
  }
}
