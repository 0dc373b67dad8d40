import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

/** Where the engine leaves the message of a panic, which its promises never tell. */
export const panic = {
  message: undefined,
  set_message(message) {
    this.message = message;
  },
};

/** Loads the engine: its bindings, once they have their WebAssembly. */
export async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = panic;
  const folder = path.dirname(fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg')));
  const wasm = readFileSync(path.join(folder, 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': bindings });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return bindings;
}
