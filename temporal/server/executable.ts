import { homedir } from 'node:os';
import path from 'node:path';
import { startupError } from '../../runtime/startup-error.ts';
import { buildExecutable } from './build.ts';
import { downloadExecutable } from './download.ts';
import { isExecutable } from './is-executable.ts';
import type { Say } from './say.ts';

/**
 * The last version of the Temporal CLI that `go install` accepts: later ones carry a `replace` in their go.mod, which it
 * refuses. It holds server 1.29.1 and UI 2.42.1.
 */
export const CLI_VERSION = '1.5.1';

/** Where a server's program came from, in the order in which it is looked for. */
export type Origin = 'path' | 'cache' | 'download' | 'build';

export interface Executable {
  readonly file: string;
  readonly origin: Origin;
}

/** `$XDG_CACHE_HOME`, or `~/.cache` (XDG Base Directory Specification). */
export const cacheDirectory = (env: NodeJS.ProcessEnv = process.env): string =>
  path.join(env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache'), 'bver', 'temporal');

/**
 * Finds or makes a program that serves Temporal: on the PATH, in our cache, by the SDK's download, by building it.
 *
 * @throws StartupError `temporal.no-server`, saying what was tried
 */
export async function temporalExecutable(say: Say, env: NodeJS.ProcessEnv = process.env): Promise<Executable> {
  const onPath = findOnPath('temporal', env);
  if (onPath !== undefined) return { file: onPath, origin: 'path' };
  const built = path.join(cacheDirectory(env), CLI_VERSION, 'temporal');
  const downloaded = path.join(cacheDirectory(env), 'sdk', 'temporal');
  for (const file of [built, downloaded]) if (isExecutable(file)) return { file, origin: 'cache' };

  say('No Temporal server is installed yet; asking the SDK to download one');
  const noDownload = await downloadExecutable(downloaded);
  if (noDownload === undefined) return { file: downloaded, origin: 'download' };
  const noBuild = await buildExecutable(built, CLI_VERSION, findOnPath('go', env), say);
  if (noBuild === undefined) return { file: built, origin: 'build' };
  throw startupError('temporal.no-server', { tried: `Download: ${noDownload}. Build: ${noBuild}.` });
}

function findOnPath(program: string, env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => path.join(folder, program)).find(isExecutable);
}
