// Loads tests by import. Mocha itself would require() them, and what a test imports lazily (packs, commands) would then be
// other copies of the same modules, whose classes are not those of the test.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Imports every test below the folders, unless the command line names tests of its own: mocha has loaded those. */
export async function loadTests(folders, except = []) {
  if (process.argv.some((argument) => argument.endsWith('.test.ts'))) return;
  const files = folders
    .flatMap((folder) =>
      readdirSync(path.join(ROOT, folder), { recursive: true }).map((file) => path.join(folder, file)),
    )
    .filter((file) => file.endsWith('.test.ts') && !except.some((folder) => file.startsWith(folder)))
    .sort();
  for (const file of files) await import(pathToFileURL(path.join(ROOT, file)).href);
}
