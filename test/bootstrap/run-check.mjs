import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const LIMIT_MINUTES = 20;

/** Runs one check, its output passing through, and answers with what it counted. */
export async function runCheck({ command, countsItself = false, limitMinutes = LIMIT_MINUTES }) {
  const directory = mkdtempSync(path.join(tmpdir(), 'bver-test-'));
  const file = path.join(directory, 'counts.json');
  const args = countsItself
    ? [...command, '--reporter', path.join(import.meta.dirname, 'counting-reporter.mjs')]
    : command;
  const started = Date.now();
  const code = await exitCode(args, limitMinutes, { ...process.env, BVER_TEST_COUNTS: file });
  const seconds = (Date.now() - started) / 1000;
  const counts = countsItself ? countsIn(file) : { passed: 0, failed: 0, skipped: 0 };
  rmSync(directory, { recursive: true, force: true });
  return { ...withOutcome(counts, code, countsItself), seconds };
}

/** A check of its own counts as one test; a mocha that broke off, or could not load a file, as one more failure. */
function withOutcome(counts, code, countsItself) {
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1 };
  return code === 0 && !countsItself ? { ...counts, passed: 1 } : counts;
}

function countsIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function exitCode(args, limitMinutes, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    const limit = setTimeout(() => {
      process.stderr.write(`\nStill running after ${limitMinutes} minutes: ended.\n`);
      child.kill('SIGKILL');
    }, limitMinutes * 60_000);
    child.once('error', () => resolve(1));
    child.once('close', (code) => {
      clearTimeout(limit);
      resolve(code ?? 1);
    });
  });
}
