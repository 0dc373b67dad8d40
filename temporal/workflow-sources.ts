import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The module whose exports are the workflow types. */
export const WORKFLOWS_ENTRY = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

/** An import or export that is still there when types are gone. */
const VALUE_IMPORT = /^(?:import|export)\s(?!type\b)[^;]*?from\s+'(\.[^']+)';/gm;

/** Our own modules that end up in the workflow bundle: the entry and all that it imports, in order of path. */
export function workflowSources(entry = WORKFLOWS_ENTRY): readonly string[] {
  const found = new Set<string>();
  const follow = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, relative = ''] of readFileSync(file, 'utf8').matchAll(VALUE_IMPORT)) {
      follow(path.resolve(path.dirname(file), relative));
    }
  };
  follow(entry);
  return [...found].sort();
}

/** Changes when a module of ours does, or the SDK: then the bundle has to be built anew. */
export function sourcesDigest(sources: readonly string[]): string {
  const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as { version: string };
  const hash = createHash('sha256')
    .update(version)
    .update(readFileSync(fileURLToPath(new URL('bundle.ts', import.meta.url))));
  for (const file of sources) hash.update('\0').update(readFileSync(file));
  return hash.digest('hex');
}
