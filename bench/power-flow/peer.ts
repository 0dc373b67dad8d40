import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { Progress } from '../benchmark.ts';

const PACKAGE = 'dss_python==0.15.7';
const FOLDER = path.resolve(import.meta.dirname, '../out/python');
const SCRIPT = path.join(import.meta.dirname, 'peer.py');

/** What the peer measured, in ms; voltages in V as real and imaginary part by `bus.node`. */
export interface PeerMeasured {
  readonly version: string;
  readonly converged: boolean;
  readonly reading: number;
  readonly first: number;
  readonly changed: number;
  readonly changedIterations: number;
  readonly again: number;
  readonly againIterations: number;
  readonly voltages: Readonly<Record<string, readonly [number, number]>>;
}

export interface Peer {
  measure(script: string, repetitions: number): Promise<PeerMeasured>;
  close(): void;
}

/** Why there is no peer to compare with, as a sentence. */
export class NoPeer extends Error {
  override readonly name = 'NoPeer';
}

/**
 * OpenDSS in a Python environment of the benchmark's own, made on first use.
 *
 * @throws NoPeer when Python or the package cannot be had
 */
export async function openPeer(progress: Progress): Promise<Peer> {
  const python = path.join(FOLDER, 'bin', 'python');
  if (!existsSync(path.join(FOLDER, 'installed'))) await install(python, progress);
  const child = spawn(python, [SCRIPT], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OMP_NUM_THREADS: '1' },
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async measure(script, repetitions) {
      child.stdin.write(`${JSON.stringify({ script, repetitions })}\n`);
      const answer: IteratorResult<string, undefined> = await answers.next();
      if (answer.done === true) throw new NoPeer(`${PACKAGE} ended while it solved ${script}.`);
      return JSON.parse(answer.value) as PeerMeasured;
    },
    close: () => child.stdin.end(),
  };
}

async function install(python: string, progress: Progress): Promise<void> {
  progress(`Installing ${PACKAGE} for the comparison (once)`);
  const run = promisify(execFile);
  try {
    await run('python3', ['-m', 'venv', FOLDER]);
    await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', PACKAGE]);
    await run(python, ['-c', `import dss; open(${JSON.stringify(path.join(FOLDER, 'installed'))}, 'w').close()`]);
  } catch (cause) {
    const why = (cause as { stderr?: string }).stderr?.trim().split('\n').at(-1) ?? String(cause);
    throw new NoPeer(`${PACKAGE} cannot be installed: ${why}`, { cause });
  }
}
