import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './process-identity.ts';
import { startupError } from './startup-error.ts';

const POLL_MS = 40;
/** Longer than taking over a lock can take; a take-over older than this was itself cut short. */
const TAKE_OVER_MS = 5_000;

/**
 * Does something while no other process that asks for the same lock does. A lock whose process is gone is taken over.
 *
 * @throws StartupError `lock.timeout` when a living process keeps the lock for longer than `waitSeconds`
 */
export async function withLock<T>(file: string, waitSeconds: number, work: () => Promise<T>): Promise<T> {
  await acquire(file, waitSeconds);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

async function acquire(file: string, waitSeconds: number): Promise<void> {
  const until = Date.now() + waitSeconds * 1000;
  while (!create(file)) {
    const holder = holderOf(file);
    if (holder !== undefined && !isHeldBy(holder)) takeOver(file, holder);
    else if (Date.now() > until)
      throw startupError('lock.timeout', { file, holder: holder ?? '?', seconds: waitSeconds });
    else await sleep(POLL_MS);
  }
}

function create(file: string): boolean {
  try {
    writeFileSync(file, processIdentity(process.pid) ?? String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Whoever the lock names, `?` when its maker died before it could say; undefined when it is gone or being written. */
function holderOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8') || (ageOf(file) > TAKE_OVER_MS ? '?' : undefined);
  } catch {
    return undefined;
  }
}

const ageOf = (file: string): number => Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());

const isHeldBy = (holder: string): boolean => processIdentity(Number.parseInt(holder, 10)) === holder;

/** Removes a dead process's lock. Only one process may do so at a time, or the second would remove the lock of the first. */
function takeOver(file: string, deadHolder: string): void {
  const guard = `${file}.take-over`;
  if (!create(guard)) {
    if (ageOf(guard) > TAKE_OVER_MS) rmSync(guard, { force: true });
    return;
  }
  try {
    if (holderOf(file) === deadHolder) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}
