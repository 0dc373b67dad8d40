import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, renameSync } from 'node:fs';

/** The account that a server runs as, where it is not our own. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** What to run, and how to ask it to stop. */
export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly account?: Account;
  /** POSIX signal name without `SIG`, as kill(1) takes it. */
  readonly stopSignal: 'INT' | 'TERM';
}

/**
 * Runs a server for as long as somebody holds the writing end of the presence pipe (its standard input), and writes the
 * server's number down. It is its own process, so that it can do so after all users were killed. By the time it ends, the
 * next server may have written its own number into the file: only ours is removed.
 */
const GUARD = `
pid_file=$1 stop_signal=$2; shift 2
exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
echo "$server" >"$pid_file"
forget() { if [ "$(cat "$pid_file" 2>/dev/null)" = "$server" ]; then rm -f "$pid_file"; fi; }
( while read -r _; do :; done <&3; forget; kill -"$stop_signal" "$server" ) &
watch=$!
exec 3<&-
wait "$server"; status=$?
forget
kill "$watch" 2>/dev/null
exit "$status"
`;

/** Starts a server under its guard, in a process group of its own: a Ctrl-C at our terminal is ours to answer. */
export function startGuarded(
  server: ServerCommand,
  pidFile: string,
  logFile: string,
  readingEnd: number,
): ChildProcess {
  // The log of last time stays for whoever looks for the reason of a crash.
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'w', 0o600);
  try {
    const guard = spawn('/bin/sh', ['-c', GUARD, 'guard', pidFile, server.stopSignal, server.command, ...server.args], {
      cwd: '/',
      detached: true,
      stdio: [readingEnd, log, log],
      env: { ...process.env, ...server.environment },
      ...server.account,
    });
    guard.unref();
    return guard;
  } finally {
    closeSync(log);
    closeSync(readingEnd);
  }
}
