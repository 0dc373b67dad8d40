import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BVER = path.join(ROOT, 'cli/bver.mjs');
/** The example pack comes along: it can be slow on purpose. */
const PACKS = 'electrical,test/example-pack/pack.ts';

export interface Output {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A checkout of its own for one test: a state directory, and commands that use it. */
export interface Checkout {
  readonly state: string;
  /** Runs a command to its end. */
  bver(...args: string[]): Promise<Output>;
  /** Starts a command that goes on. */
  start(...args: string[]): Running;
  /** Ends what was started, then throws the state away. */
  dispose(): Promise<void>;
}

export interface Running {
  readonly process: ChildProcess;
  stdout(): string;
  stderr(): string;
  /** Waits until standard output or error says something. */
  says(pattern: RegExp, seconds?: number): Promise<RegExpExecArray>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export function checkout(): Checkout {
  const state = mkdtempSync(path.join(tmpdir(), 'bver-e2e-'));
  const running: Running[] = [];
  const env = {
    ...process.env,
    BVER_STATE_DIRECTORY: state,
    BVER_PACKS: PACKS,
    BVER_REST_PORT: '18080',
    BVER_MCP_PORT: '18081',
    NO_COLOR: '1',
  };
  const start = (args: readonly string[]): Running => {
    const child = spawn(process.execPath, [BVER, ...args], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const started = follow(child);
    running.push(started);
    return started;
  };
  return {
    state,
    start: (...args) => start(args),
    async bver(...args) {
      const one = start(args);
      const code = await ended(one.process);
      return { code, stdout: one.stdout(), stderr: one.stderr() };
    },
    async dispose() {
      for (const one of running)
        if (one.process.exitCode === null && one.process.signalCode === null) await one.end('SIGTERM');
      rmSync(state, { recursive: true, force: true });
    },
  };
}

function follow(child: ChildProcess): Running {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return {
    process: child,
    stdout: () => stdout,
    stderr: () => stderr,
    async says(pattern, seconds = 90) {
      const until = Date.now() + seconds * 1000;
      for (;;) {
        await sleep(50);
        const found = pattern.exec(`${stdout}\n${stderr}`);
        if (found) return found;
        const gone = child.exitCode !== null || child.signalCode !== null;
        if (gone || Date.now() > until)
          throw new Error(`${gone ? 'It ended' : 'Time is over'} without ${String(pattern)}:\n${stdout}\n${stderr}`);
      }
    },
    async end(signal) {
      child.kill(signal);
      return ended(child);
    },
  };
}

const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('close', (code) => resolve(code)));
