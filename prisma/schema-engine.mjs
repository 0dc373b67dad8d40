#!/usr/bin/env node
/**
 * A stand-in for Prisma's native schema engine, which the CLI downloads and a closed network does not give: the same
 * JSON-RPC over standard input and output, answered by the WebAssembly build of the same engine. The CLI finds it through
 * PRISMA_SCHEMA_ENGINE_BINARY (see prisma.config.ts).
 */
import { parseArgs } from 'node:util';
import { runCommand } from './schema-engine/command.mjs';
import { serve } from './schema-engine/serve.mjs';
import { loadEngine } from './schema-engine/engine.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  // The CLI passes options that only concern the native engine.
  strict: false,
  options: {
    datamodels: { type: 'string', multiple: true },
    datasource: { type: 'string' },
    version: { type: 'boolean' },
  },
});
const url = values.datasource ? JSON.parse(values.datasource).url : undefined;

if (values.version) console.log(`schema-engine-wasm ${(await loadEngine()).version()}`);
else if (positionals[0] === 'cli') process.exitCode = await runCommand(positionals[1], url);
else await serve({ url, schemaFiles: values.datamodels ?? [] });
