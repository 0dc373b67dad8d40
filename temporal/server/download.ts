import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** Long enough for the 100 MB on an ordinary line; a closed network usually says so at once. */
const SECONDS = 90;

/**
 * The SDK downloads a server only in order to start it, and takes over its process's native runtime for that: so it does
 * so in a process of its own.
 */
const SCRIPT = `
const { TestWorkflowEnvironment } = await import('@temporalio/testing');
const executable = { type: 'cached-download', downloadDir: process.argv[1] };
const environment = await TestWorkflowEnvironment.createLocal({ server: { executable } });
await environment.teardown();
`;

/**
 * Lets the SDK download a Temporal server, and puts it at `file`.
 *
 * @returns why there is none, or undefined when it is there
 */
export async function downloadExecutable(file: string): Promise<string | undefined> {
  mkdirSync(path.dirname(file), { recursive: true });
  const folder = mkdtempSync(`${file}.unfinished-`);
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', SCRIPT, folder], {
      cwd: import.meta.dirname,
      timeout: SECONDS * 1000,
      killSignal: 'SIGKILL',
    });
    const [downloaded] = readdirSync(folder);
    if (downloaded === undefined) return 'the SDK left nothing behind';
    renameSync(path.join(folder, downloaded), file);
    return undefined;
  } catch (error) {
    return reason(error as Error & { killed?: boolean; stderr?: string });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function reason({ killed, stderr, message }: { killed?: boolean; stderr?: string; message: string }): string {
  if (killed) return `not done within ${SECONDS} s`;
  const said = /^(?:\w*Error|\[?Error)\b[^:]*: (.*)$/m.exec(stderr ?? '')?.[1] ?? message.split('\n')[0] ?? message;
  return said.length > 200 ? `${said.slice(0, 200)}…` : said;
}
