import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Account } from '../shared-server/guard.ts';
import { startupError } from '../startup-error.ts';
import type { PostgresBinaries } from './binaries.ts';

/** The superuser of the embedded server, which listens on loopback only. */
export const SUPERUSER = 'bver';

/** A database cluster on disk, and the password of its superuser. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
}

/**
 * Opens the cluster in a directory, or makes one. It appears under its name only when it is whole, so one whose making
 * was cut short is simply made again.
 *
 * @throws StartupError `postgres.other-version`
 */
export async function ensureCluster(
  directory: string,
  binaries: PostgresBinaries,
  account?: Account,
): Promise<Cluster> {
  const data = path.join(directory, 'data');
  const passwordFile = path.join(directory, 'password');
  if (!existsSync(data)) await makeCluster(data, passwordFile, binaries, account);
  const found = readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim();
  if (found !== binaries.major)
    throw startupError('postgres.other-version', { directory: data, found, needed: binaries.major });
  return { data, password: readFileSync(passwordFile, 'utf8') };
}

async function makeCluster(
  data: string,
  passwordFile: string,
  binaries: PostgresBinaries,
  account?: Account,
): Promise<void> {
  const unfinished = `${data}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account) for (const made of [unfinished, passwordFile]) chownSync(made, account.uid, account.gid);
  await promisify(execFile)(
    binaries.initdb,
    [
      `--pgdata=${unfinished}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order and letter case on every platform, whatever locales it has.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
    ],
    { cwd: '/', env: { ...process.env, LC_ALL: 'C' }, ...account },
  );
  renameSync(unfinished, data);
}
