import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { withLock } from '../../runtime/lock-file.ts';
import { isExecutable } from './is-executable.ts';
import type { Say } from './say.ts';

/** About five minutes of one core, once; slower machines and a slow line included. */
const LONGEST_SECONDS = 1_800;
const SAY_EVERY_MS = 5_000;

/**
 * Builds the Temporal CLI from its source with Go, and puts it at `file`, whole or not at all. Of several builders one
 * works and the others wait for it.
 *
 * @returns why there is none, or undefined when it is there
 */
export async function buildExecutable(
  file: string,
  version: string,
  go: string | undefined,
  say: Say,
): Promise<string | undefined> {
  if (go === undefined) return 'there is no Go on the PATH';
  mkdirSync(path.dirname(file), { recursive: true });
  return withLock(`${file}.lock`, LONGEST_SECONDS, async () => {
    if (isExecutable(file)) return undefined;
    const folder = mkdtempSync(`${file}.unfinished-`);
    try {
      const problem = await goInstall(go, version, folder, say);
      if (problem === undefined) renameSync(path.join(folder, 'temporal'), file);
      return problem;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

function goInstall(go: string, version: string, folder: string, say: Say): Promise<string | undefined> {
  const began = Date.now();
  const child = spawn(go, ['install', '-v', `github.com/temporalio/cli/cmd/temporal@v${version}`], {
    env: { ...process.env, GOBIN: folder },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: LONGEST_SECONDS * 1000,
  });
  let packages = 0;
  let last = 'starting';
  createInterface({ input: child.stderr }).on('line', (line) => {
    last = line;
    if (!line.startsWith('go: ')) packages++;
  });
  const telling = setInterval(() => {
    const elapsed = Math.round((Date.now() - began) / 1000);
    say(
      `Building Temporal ${version} with Go, once: ${elapsed} s, ${packages > 0 ? `${packages} packages compiled, ` : ''}${last}`,
    );
  }, SAY_EVERY_MS);
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? undefined : `go install ended with code ${code}: ${last}`));
  }).finally(() => clearInterval(telling)) as Promise<string | undefined>;
}
