import { chmodSync, chownSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../lock-file.ts';
import { processIdentity } from '../process-identity.ts';
import { startupError } from '../startup-error.ts';
import { startGuarded } from './guard.ts';
import type { Account, ServerCommand } from './guard.ts';
import { joinPresence, openPresence } from './presence.ts';
import type { Presence } from './presence.ts';

const POLL_MS = 25;
const STOP_SECONDS = 30;
const ATTEMPTS = 3;

/** A server that the processes of one checkout share: the first one starts it, the last one to go stops it. */
export interface SharedServer<A extends object> {
  /** For people. */
  readonly name: string;
  /** Everything of the server lies in it; where it listens is written beside it, in `<directory>.json`. */
  readonly directory: string;
  readonly account?: Account;
  readonly startSeconds: number;
  /** Makes ready and chooses addresses, those of last time if they are free; tried again when the server cannot bind. */
  prepare(lastTime: A | undefined, attempt: number): Promise<ServerCommand & { readonly addresses: A }>;
  answers(addresses: A): Promise<boolean>;
}

/** Our share in a running server. */
export interface Share<A> {
  readonly addresses: A;
  /** Whether this call started it. */
  readonly started: boolean;
  readonly pid: number;
  /** Gives our share back. Whoever gives the last one back stops the server, and waits until it has stopped. */
  leave(): Promise<void>;
}

interface ServerRecord<A> {
  readonly pid: number;
  readonly identity: string;
  readonly stopSignal: ServerCommand['stopSignal'];
  readonly addresses: A;
}

/** Joins the server when it runs, starts it when it does not. @throws StartupError `server.not-started`, `lock.timeout` */
export async function shareServer<A extends object>(server: SharedServer<A>): Promise<Share<A>> {
  const { directory, account } = server;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (account) {
    chownSync(directory, account.uid, account.gid);
    chmodSync(directory, 0o700);
  }
  return (
    (await join(server)) ??
    (await withLock(`${directory}.lock`, server.startSeconds + STOP_SECONDS, async () => {
      const joined = await join(server);
      if (joined) return joined;
      await endLeftover(recordOf<A>(directory));
      return start(server);
    }))
  );
}

const inside = (directory: string) => ({
  pipe: path.join(directory, 'presence'),
  pidFile: path.join(directory, 'server.pid'),
  log: path.join(directory, 'server.log'),
  record: `${directory}.json`,
});

function recordOf<A>(directory: string): ServerRecord<A> | undefined {
  try {
    return JSON.parse(readFileSync(inside(directory).record, 'utf8')) as ServerRecord<A>;
  } catch {
    return undefined;
  }
}

function pidOf(directory: string): number | undefined {
  try {
    return Number(readFileSync(inside(directory).pidFile, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

async function join<A extends object>(server: SharedServer<A>): Promise<Share<A> | undefined> {
  const presence = joinPresence(inside(server.directory).pipe);
  if (!presence) return undefined;
  const record = recordOf<A>(server.directory);
  // A record of last time beside the pid file of a server that is just starting does not count.
  const running = record !== undefined && record.pid === pidOf(server.directory);
  if (running && (await server.answers(record.addresses)) && presence.counts()) {
    return share(server.directory, record, presence, false);
  }
  presence.leave();
  return undefined;
}

/** A server that lost its guard, or is still stopping, has to be gone before the next one starts on its files. */
async function endLeftover(record: ServerRecord<unknown> | undefined): Promise<void> {
  if (!record) return;
  const until = Date.now() + STOP_SECONDS * 1000;
  const isThere = (): boolean => processIdentity(record.pid) === record.identity;
  if (isThere()) signal(record.pid, `SIG${record.stopSignal}`);
  while (isThere()) {
    if (Date.now() > until) signal(record.pid, 'SIGKILL');
    await sleep(POLL_MS);
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function start<A extends object>(server: SharedServer<A>): Promise<Share<A>> {
  const { pidFile, log, record: recordFile } = inside(server.directory);
  const lastTime = recordOf<A>(server.directory)?.addresses;
  for (let attempt = 1; ; attempt++) {
    const command = await server.prepare(lastTime, attempt);
    const { presence, readingEnd } = openPresence(inside(server.directory).pipe);
    const guard = startGuarded(command, pidFile, log, readingEnd);
    let ended: string | undefined;
    guard.once('exit', (code) => {
      ended = `it ended at once with exit code ${code}`;
    });
    guard.once('error', (error) => {
      ended = error.message;
    });
    const until = Date.now() + server.startSeconds * 1000;
    while (ended === undefined && !(await server.answers(command.addresses))) {
      if (Date.now() > until) ended = `it did not answer within ${server.startSeconds} s`;
      else await sleep(POLL_MS);
    }
    const pid = pidOf(server.directory);
    if (ended === undefined && pid !== undefined) {
      const { addresses, stopSignal } = command;
      const record = { pid, identity: processIdentity(pid) ?? String(pid), stopSignal, addresses };
      writeFileSync(recordFile, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600 });
      return share(server.directory, record, presence, true);
    }
    presence.leave();
    if (attempt < ATTEMPTS && /address already in use/i.test(logTail(log))) continue;
    const problem = `${ended ?? 'it ended at once'}. ${logTail(log)}`;
    throw startupError('server.not-started', { server: server.name, problem, log });
  }
}

const logTail = (log: string): string => readFileSync(log, 'utf8').trimEnd().split('\n').slice(-6).join('\n');

function share<A>(directory: string, record: ServerRecord<A>, presence: Presence, started: boolean): Share<A> {
  return {
    addresses: record.addresses,
    started,
    pid: record.pid,
    leave: async () => {
      presence.leave();
      // The guard removes the pid file as soon as nobody is left; while others are, it stays.
      const until = Date.now() + (started ? 1_000 : 150);
      while (pidOf(directory) === record.pid && Date.now() < until) await sleep(10);
      if (pidOf(directory) === record.pid) return;
      const stopped = Date.now() + STOP_SECONDS * 1000;
      while (processIdentity(record.pid) === record.identity && Date.now() < stopped) await sleep(10);
    },
  };
}
