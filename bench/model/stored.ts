import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInProcessExecution } from '../../activities/in-process-execution.ts';
import { createReproduction } from '../../activities/reproduction.ts';
import { createStepRunner } from '../../activities/step-runner.ts';
import type { Broker } from '../../api/broker.ts';
import { createBroker } from '../../api/create-broker.ts';
import { createRegistry } from '../../primitives/index.ts';
import type { GraphAccess } from '../../runtime/graph/graph-access.ts';
import { createGraphAccess } from '../../runtime/graph/graph-access.ts';
import { migrate } from '../../runtime/migrate.ts';
import { loadPacks, packModule } from '../../runtime/packs.ts';
import { ensurePostgres } from '../../runtime/postgres/ensure-postgres.ts';
import type { OpenStore } from '../../runtime/store/open-postgres-store.ts';
import { openPostgresStore } from '../../runtime/store/open-postgres-store.ts';
import type { Store } from '../../runtime/store/store.ts';

/** A broker on an embedded PostgreSQL of its own, without Temporal: what is measured is the model and its storing. */
export interface Stored {
  readonly broker: Broker;
  readonly store: Store;
  readonly graphs: GraphAccess;
  readonly database: OpenStore['database'];
  close(): Promise<void>;
}

const DOCUMENT_LIMIT = 64 * 1024 * 1024;

export async function openStored(): Promise<Stored> {
  const state = mkdtempSync(path.join(tmpdir(), 'bver-bench-'));
  const postgres = await ensurePostgres({ stateDirectory: state });
  await migrate(postgres.url);
  const { store, database, close } = openPostgresStore(postgres.url);
  const registry = createRegistry(await loadPacks([packModule('electrical')]));
  const execution = createInProcessExecution(createStepRunner({ registry, store }), store);
  const graphs = createGraphAccess(store, registry.packs);
  const reproduction = createReproduction({ registry, store });
  const broker = createBroker({ registry, store, execution, graphs, reproduction, documentLimit: DOCUMENT_LIMIT });
  return {
    broker,
    store,
    graphs,
    database,
    async close() {
      await execution.close();
      await close();
      await postgres.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}
