import path from 'node:path';
import { Connection } from '@temporalio/client';
import type { Configuration } from '../../runtime/configuration.ts';
import { freePort } from '../../runtime/ports.ts';
import { shareServer } from '../../runtime/shared-server/shared-server.ts';
import { startupError } from '../../runtime/startup-error.ts';
import { stateDirectory } from '../../runtime/state-directory.ts';
import { answers } from './answers.ts';
import { temporalExecutable } from './executable.ts';
import type { Executable, Origin } from './executable.ts';
import type { Say } from './say.ts';
import { SERVER_ENVIRONMENT, serverArguments } from './settings.ts';

const PREFERRED_GRPC_PORT = 7233;
const PREFERRED_UI_PORT = 8233;

/** A Temporal to work with. */
export interface Temporal {
  /** `host:port` of the gRPC service. */
  readonly address: string;
  /** Where people look, when an embedded server serves a UI. */
  readonly ui?: string;
  /** Which of the ways led to it; a configured server, or where the embedded one's program came from. */
  readonly origin: 'configured' | Origin;
  /** Whether this call started it; false for one that ran already. */
  readonly started: boolean;
  /** Gives it back: the embedded server stops when its last user has done so, and keeps its state. */
  stop(): Promise<void>;
}

interface Addresses {
  readonly grpcPort: number;
  readonly uiPort?: number;
  readonly executable: Executable;
}

export interface EnsureTemporalOptions {
  readonly temporal: Configuration['temporal'];
  readonly stateDirectory?: string | undefined;
  /** Where the UI has its payloads decoded. */
  readonly codecEndpoint?: string;
  readonly preferredPorts?: { readonly grpc: number; readonly ui: number };
  readonly say?: Say;
}

/**
 * The configured Temporal, or else the embedded one: joined when it runs, found or made and started when it does not.
 *
 * @throws StartupError `temporal.unreachable` when a configured one does not answer, `temporal.no-server`,
 * `server.not-started`
 */
export async function ensureTemporal(options: EnsureTemporalOptions): Promise<Temporal> {
  const { temporal, say = () => undefined } = options;
  if (temporal.address !== undefined) return configuredTemporal(temporal.address, temporal);
  const directory = path.join(stateDirectory(options.stateDirectory), 'temporal');
  // Before the lock of the server is taken: building one takes minutes, and has a lock of its own.
  const found = await temporalExecutable(say);
  const { addresses, started, leave } = await shareServer<Addresses>({
    name: 'Temporal',
    directory,
    startSeconds: 60,
    prepare: (lastTime, attempt) => prepare(directory, found, options, lastTime, attempt),
    answers: ({ grpcPort }) => answers(grpcPort),
  });
  const { executable, grpcPort, uiPort } = addresses;
  const address = `127.0.0.1:${grpcPort}`;
  const ui = uiPort === undefined ? undefined : `http://127.0.0.1:${uiPort}`;
  say(`Temporal ${started ? 'started' : 'joined'} at ${address} (${executable.file}, from ${executable.origin})`);
  return { address, ...(ui === undefined ? {} : { ui }), origin: executable.origin, started, stop: leave };
}

async function prepare(
  directory: string,
  executable: Executable,
  options: EnsureTemporalOptions,
  lastTime: Addresses | undefined,
  attempt: number,
) {
  const { temporal, codecEndpoint, preferredPorts } = options;
  const grpcPort = await freePort((lastTime?.grpcPort ?? preferredPorts?.grpc ?? PREFERRED_GRPC_PORT) + attempt - 1);
  const preferredUi = (lastTime?.uiPort ?? preferredPorts?.ui ?? PREFERRED_UI_PORT) + attempt - 1;
  const ui = temporal.ui ? { uiPort: await freePort(preferredUi, [grpcPort]) } : {};
  return {
    command: executable.file,
    args: serverArguments({
      grpcPort,
      ...ui,
      databaseFile: path.join(directory, 'state.db'),
      ...(codecEndpoint === undefined ? {} : { codecEndpoint }),
    }),
    environment: SERVER_ENVIRONMENT,
    stopSignal: 'TERM' as const,
    addresses: { grpcPort, ...ui, executable },
  };
}

async function configuredTemporal(
  address: string,
  { tls, apiKey, namespace }: Configuration['temporal'],
): Promise<Temporal> {
  try {
    const connection = await Connection.connect({
      address,
      tls,
      ...(apiKey === undefined ? {} : { apiKey }),
      connectTimeout: 5_000,
    });
    await connection.workflowService.describeNamespace({ namespace }).finally(() => connection.close());
  } catch (error) {
    throw startupError('temporal.unreachable', { address, problem: (error as Error).message });
  }
  return { address, origin: 'configured', started: false, stop: async () => undefined };
}
