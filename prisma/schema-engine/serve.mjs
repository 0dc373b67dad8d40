import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { migrationAdapter, offlineAdapter } from './adapter.mjs';
import { createDatabase } from './database.mjs';
import { loadEngine, panic } from './engine.mjs';

/** The error code of JSON-RPC under which the native engine answers, and the CLI expects to find `data`. */
const ENGINE_ERROR = 4466;
/** Sides of a comparison that need no database. */
const OFFLINE_SIDES = ['empty', 'schemaDatamodel'];
/** In this build they cannot open a shadow database themselves: they need what a diagnosis leaves in the engine. */
const NEED_DIAGNOSIS = ['evaluateDataLoss', 'createMigration'];

const send = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);

/** Answers JSON-RPC requests, one a line and one after the other, until standard input ends. */
export async function serve({ url, schemaFiles }) {
  const engineFor = await engines({ url, schemaFiles });
  let current;
  // A panic inside the WebAssembly leaves its promise pending for ever.
  process.on('uncaughtException', (error) => {
    if (current !== undefined) send({ id: current, error: errorOf(error) });
    process.exitCode = 1;
  });
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    const { id, method, params = {} } = JSON.parse(line);
    if (id === undefined || method === undefined) continue;
    current = id;
    try {
      const result = await answer(engineFor, url, method, params);
      // The native engine prints a comparison itself, besides answering with it.
      if (method === 'diff' && result.stdout)
        send({ id: id + 1_000_000, method: 'print', params: { content: result.stdout } });
      send({ id, result: result ?? null });
    } catch (error) {
      send({ id, error: errorOf(error) });
    }
  }
  process.exit();
}

async function answer(engineFor, url, method, params) {
  if (method === 'createDatabase') return { databaseName: await createDatabase(url ?? params.datasource.url) };
  const engine = await engineFor(method, params);
  const name = method === 'getDatabaseVersion' ? 'version' : method;
  if (typeof engine[name] !== 'function') throw new Error(`schema-engine-wasm has no ${name}`);
  return engine[name](params);
}

/** The engine with a database, or the one without when neither side of a comparison needs one; each made when first asked for. */
async function engines({ url, schemaFiles }) {
  const { SchemaEngine } = await loadEngine();
  const datamodels = schemaFiles.map((file) => [file, readFileSync(file, 'utf8')]);
  const log = (entry) =>
    process.stderr.write(`${(typeof entry === 'string' ? entry : JSON.stringify(entry)).trim()}\n`);
  const make = (adapter) =>
    SchemaEngine.new(datamodels.length > 0 ? { datamodels } : {}, log, bindMigrationAwareSqlAdapterFactory(adapter));
  let online;
  let offline;
  return async (method, params) => {
    const comparesFiles = method === 'diff' && [params.from, params.to].every(({ tag }) => OFFLINE_SIDES.includes(tag));
    if (!url || comparesFiles) return (offline ??= make(offlineAdapter()));
    const engine = await (online ??= make(migrationAdapter(url)));
    if (NEED_DIAGNOSIS.includes(method)) {
      const { migrationsList, filters } = params;
      await engine.diagnoseMigrationHistory({ migrationsList, filters, optInToShadowDatabase: true });
    }
    return engine;
  };
}

const errorOf = (error) => ({
  code: ENGINE_ERROR,
  message: 'An error happened. Check the data field for details.',
  data: {
    is_panic: panic.message !== undefined,
    message: panic.message ?? error.message,
    meta: error.meta ?? null,
    error_code: error.code ?? null,
  },
});
