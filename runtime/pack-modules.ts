import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadServiceManifest } from './load-service-manifest.ts';
import { packModule } from './packs.ts';
import { PROJECT_ROOT } from './state-directory.ts';

/**
 * Modules of the packs that are configured: `BVER_PACKS` (names or files, by commas), or else `domainPacks` of
 * `service.yaml`.
 */
export function packModules(): string[] {
  const configured = process.env['BVER_PACKS']
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return (configured ?? loadServiceManifest().domainPacks).map((name) =>
    name.endsWith('.ts') ? pathToFileURL(path.resolve(PROJECT_ROOT, name)).href : packModule(name),
  );
}
