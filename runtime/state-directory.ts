import { accessSync, constants, lstatSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { sha256 } from './sha256.ts';
import { startupError } from './startup-error.ts';

/** The project's own folder: where `package.json` lies. */
export const PROJECT_ROOT = path.resolve(import.meta.dirname, '..');

/**
 * Where the embedded servers keep their state: the configured directory, or `.bver/` of the checkout, or, for a checkout
 * that we may not write to, a directory of ours and of this checkout alone elsewhere.
 */
export function stateDirectory(configured?: string, checkout = PROJECT_ROOT): string {
  const directory = configured ?? path.join(checkout, '.bver');
  try {
    mkdirSync(directory, { recursive: true, mode: 0o755 });
    accessSync(directory, constants.W_OK | constants.X_OK);
    return directory;
  } catch (error) {
    if (configured === undefined) return directoryElsewhere(checkout);
    throw startupError('state-directory.unusable', { directory, problem: (error as Error).message });
  }
}

/** A directory in another place, for what cannot lie in the given one; the same for the same directory and user. */
export function directoryElsewhere(instead: string): string {
  const directory = path.join(
    '/var/tmp',
    `bver-${process.getuid?.() ?? 0}-${sha256(path.resolve(instead)).slice(0, 12)}`,
  );
  mkdirSync(directory, { recursive: true, mode: 0o755 });
  const made = lstatSync(directory);
  // Anybody may make a directory of that name in /var/tmp before us.
  if (made.isDirectory() && made.uid === (process.getuid?.() ?? made.uid)) return directory;
  throw startupError('state-directory.unusable', { directory, problem: 'it belongs to somebody else' });
}

/** Whether every account of this machine may enter the directory, up from the root. */
export function othersCanEnter(directory: string): boolean {
  for (let at = path.resolve(directory); ; at = path.dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
