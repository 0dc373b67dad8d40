import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Registry } from '../primitives/index.ts';
import { CONTRACT_VERSION } from '../primitives/index.ts';
import { PROJECT_ROOT } from './state-directory.ts';

/** What `GET /version` answers with. */
export interface VersionRecord {
  readonly version: string;
  readonly revision: string;
  readonly contract: string;
  readonly node: string;
  readonly packs: readonly { readonly name: string; readonly version: string; readonly storageVersion: number }[];
  readonly [more: string]: unknown;
}

export const packageVersion = (): string =>
  (JSON.parse(readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string }).version;

export const versionRecord = (registry: Registry): VersionRecord => ({
  version: packageVersion(),
  revision: revision(),
  contract: CONTRACT_VERSION,
  node: process.version,
  packs: registry.packs.map(({ name, version, storageVersion }) => ({ name, version, storageVersion })),
});

/** The image says it in its environment; a checkout knows it itself. */
export function revision(): string {
  const built = process.env['BVER_REVISION'];
  if (built !== undefined && built !== '') return built;
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      cwd: PROJECT_ROOT,
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    }).trim();
  } catch {
    return 'unknown';
  }
}
