import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { createActivities } from './activities/activities.ts';
import { createComputePool } from './activities/compute/pool.ts';
import { createReproduction } from './activities/reproduction.ts';
import { createStepRunner } from './activities/step-runner.ts';
import { isLoopbackAuthority } from './api/auth/loopback.ts';
import type { Broker } from './api/broker.ts';
import { createBroker } from './api/create-broker.ts';
import { createMcpApp } from './api/mcp/mcp-app.ts';
import { createRestApp } from './api/rest/create-rest-app.ts';
import type { Registry } from './primitives/index.ts';
import type { Replay } from './runtime/replay.ts';
import { createRegistry } from './primitives/index.ts';
import type { Configuration } from './runtime/configuration.ts';
import { createGraphAccess } from './runtime/graph/graph-access.ts';
import { createHealth } from './runtime/health.ts';
import { createSubstrate } from './runtime/substrate.ts';
import type { Log } from './runtime/log.ts';
import { loadServiceManifest } from './runtime/load-service-manifest.ts';
import { migrate } from './runtime/migrate.ts';
import { packModules } from './runtime/pack-modules.ts';
import { loadPacks } from './runtime/packs.ts';
import { freePort } from './runtime/ports.ts';
import { ensurePostgres } from './runtime/postgres/ensure-postgres.ts';
import { openPostgresStore } from './runtime/store/open-postgres-store.ts';
import type { Store } from './runtime/store/store.ts';
import { versionRecord } from './runtime/version.ts';
import { startupError } from './runtime/startup-error.ts';
import { stateDirectory } from './runtime/state-directory.ts';
import type { WorkflowBundle } from './temporal/bundle.ts';
import { workflowBundle } from './temporal/bundle.ts';
import type { TemporalConnection } from './temporal/connection.ts';
import { connectTemporal } from './temporal/connection.ts';
import { createReconciler } from './temporal/reconciler.ts';
import { installSdkRuntime } from './temporal/sdk-runtime.ts';
import { ensureSearchAttributes } from './temporal/search-attributes.ts';
import { ensureTemporal } from './temporal/server/ensure-temporal.ts';
import { createWorkflowReplay } from './temporal/workflow-replay.ts';
import { createTemporalExecution } from './temporal/temporal-execution.ts';
import { createWorkers } from './temporal/worker.ts';

/** What a process of BVER does. One image, one entry point; any of these alone or together. */
export type Mode = 'rest' | 'mcp' | 'worker';

export interface ServiceOptions {
  readonly modes: readonly Mode[];
  readonly settings: Configuration;
  readonly log: Log;
  /** Told what is being done while the service starts. */
  readonly say?: (text: string) => void;
}

/** A running BVER. */
export interface Service {
  readonly registry: Registry;
  readonly store: Store;
  readonly broker: Broker;
  readonly restUrl?: string;
  readonly mcpUrl?: string;
  /** Where people look at workflows, when an embedded Temporal serves it. */
  readonly temporalUi?: string;
  readonly namespace: string;
  /** Stops what this process started, in reverse order; what is stored stays, and running workflows go on later. */
  close(): Promise<void>;
}

/**
 * Starts a service: its servers, its migrations, its worker, its doors, in this order.
 *
 * @throws StartupError that says what is missing and what to do; what was started until then is stopped again
 */
export async function openService({ modes, settings, log, say = () => undefined }: ServiceOptions): Promise<Service> {
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) {
      await step().catch((error: unknown) => log.error('A part did not stop cleanly', { error: String(error) }));
    }
  };
  try {
    return await start(modes, settings, log, say, closing, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function start(
  modes: readonly Mode[],
  settings: Configuration,
  log: Log,
  say: (text: string) => void,
  closing: (() => Promise<void>)[],
  close: () => Promise<void>,
): Promise<Service> {
  const { host } = settings.doors;
  if (!isLoopbackAuthority(host)) throw startupError('doors.loopback-only', { host });
  installSdkRuntime(log);
  const { documentLimit } = settings;
  const packs = packModules();
  const settle = <T extends { stop(): Promise<void> }>(starting: Promise<T>): Promise<T> =>
    starting.then((started) => {
      closing.push(started.stop);
      return started;
    });
  const isWorker = modes.includes('worker');
  const [postgres, temporal, loaded, bundle] = await Promise.all([
    settle(ensurePostgres({ databaseUrl: settings.database.url, stateDirectory: settings.stateDirectory })),
    settle(ensureTemporal({ temporal: settings.temporal, stateDirectory: settings.stateDirectory, say })),
    loadPacks(packs),
    // Needed later, and independent of the servers: made while they start.
    isWorker ? workflowBundle(stateDirectory(settings.stateDirectory)) : undefined,
  ]);
  say(`PostgreSQL ${postgres.started ? 'started' : 'joined'} at ${postgres.address}`);
  const { capabilities: declared } = loadServiceManifest();
  const registry = createRegistry(loaded, declared);
  for (const error of registry.refused)
    log.error('A definition is not offered', { code: error.code, problem: error.message, remedy: error.remedy });
  await migrate(postgres.url);
  const { store, database, close: closeStore } = openPostgresStore(postgres.url, settings.database.connections);
  closing.push(closeStore);
  const { namespace } = settings.temporal;
  const connection = await connectTemporal({ ...settings.temporal, address: temporal.address });
  closing.push(connection.close);
  await ensureSearchAttributes(connection);
  const execution = createTemporalExecution(connection, store);
  const reproduction = createReproduction({ registry, store, pool: () => createComputePool(packs, 1) });
  closing.push(() => reproduction.close());
  const graphs = createGraphAccess(store, registry.packs);
  const replay = createWorkflowReplay({
    temporal: connection,
    bundle: () => workflowBundle(stateDirectory(settings.stateDirectory)),
  });
  const health = createHealth({
    postgres: () => database.$queryRaw`SELECT 1`,
    temporal: () => connection.client.workflowService.getSystemInfo({}),
  });
  const substrate = createSubstrate(
    declared,
    { postgres: settings.database.url !== undefined, temporal: settings.temporal.address !== undefined },
    health,
  );
  const broker = createBroker({ registry, store, execution, graphs, reproduction, replay, substrate, documentLimit });

  if (bundle) {
    closing.push(await startWorkers({ settings, log, packs, registry, store, temporal: connection, bundle }));
    say('Worker started');
  }
  const reconciler = createReconciler({ store, execution, replay, log });
  reconciler.start();
  closing.push(reconciler.stop);

  const version = versionRecord(registry);
  const doors = { broker, store, log, health, version, loopbackOnly: true, documentLimit };
  const listen = async (
    app: { listen(port: number, host: string): Server },
    preferred: number,
    except: readonly number[] = [],
  ): Promise<string> => {
    const server = app.listen(await freePort(preferred, except, host), host);
    await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
    closing.push(() => closeServer(server));
    return `http://${host}:${(server.address() as AddressInfo).port}`;
  };
  const restUrl = modes.includes('rest') ? await listen(createRestApp(doors), settings.doors.restPort) : undefined;
  const mcpUrl = modes.includes('mcp') ? `${await listen(createMcpApp(doors), settings.doors.mcpPort)}/mcp` : undefined;
  return {
    registry,
    store,
    broker,
    ...(restUrl === undefined ? {} : { restUrl }),
    ...(mcpUrl === undefined ? {} : { mcpUrl }),
    ...(temporal.ui === undefined ? {} : { temporalUi: temporal.ui }),
    namespace,
    close,
  };
}

/** Replays histories that are at hand, where no Temporal is. */
export function offlineReplay(log: Log): Replay {
  installSdkRuntime(log);
  return createWorkflowReplay({ bundle: () => workflowBundle() });
}

interface WorkerParts {
  readonly settings: Configuration;
  readonly log: Log;
  readonly packs: readonly string[];
  readonly registry: Registry;
  readonly store: Store;
  readonly temporal: TemporalConnection;
  readonly bundle: WorkflowBundle;
}

/** @returns stops them: no new work, a grace for what runs, then the rest is left to another worker */
async function startWorkers(parts: WorkerParts): Promise<() => Promise<void>> {
  const { settings, log, packs, registry, store, temporal, bundle } = parts;
  const pool = createComputePool(packs, settings.computeThreads);
  const runner = createStepRunner({ registry, store, pool });
  const workers = await createWorkers({
    temporal,
    activities: createActivities({ registry, runner, store }),
    bundle,
    ...(settings.computeThreads === undefined ? {} : { computeSlots: settings.computeThreads }),
  });
  // A worker that cannot go on ends the process: whoever runs it starts it again.
  workers.run().catch((error: unknown) => {
    log.error('The worker cannot go on', { error: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  });
  return async () => {
    await workers.stop();
    await runner.close();
  };
}

/** Ends the streams that are open, too: their followers resume elsewhere. */
const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
