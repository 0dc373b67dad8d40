import { readFileSync } from 'node:fs';
import type { Account } from '../shared-server/guard.ts';
import { startupError } from '../startup-error.ts';

/** Accounts that exist on most systems, the fitting one first. No account is ever made. */
const CANDIDATES = ['postgres', 'nobody'];

/**
 * The account that PostgreSQL runs as: our own (undefined), or an existing one when we are root, which PostgreSQL refuses.
 *
 * @throws StartupError `postgres.no-account`
 */
export function serverAccount(passwd = '/etc/passwd'): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const entries = readFileSync(passwd, 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const name of CANDIDATES) {
    const entry = entries.find((fields) => fields[0] === name);
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw startupError('postgres.no-account');
}
