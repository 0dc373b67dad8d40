import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../runtime/ports.ts';
import { answers } from '../server/answers.ts';
import { temporalExecutable } from '../server/executable.ts';
import { SERVER_ENVIRONMENT, serverArguments } from '../server/settings.ts';
import { quietSdk } from './quiet-sdk.ts';

/** A server of a test's own: the program and settings of `npm start`, on a database that is thrown away. */
export interface DevServer {
  readonly address: string;
  stop(): Promise<void>;
}

/** Ports that no other server asks for first, different for test processes that run side by side. */
const FIRST_PORT = 20_000 + (process.pid % 20_000);

export async function startDevServer(extraArguments: readonly string[] = []): Promise<DevServer> {
  quietSdk();
  const { file } = await temporalExecutable(() => undefined);
  const directory = mkdtempSync(path.join(tmpdir(), 'bver-temporal-'));
  const grpcPort = await freePort(FIRST_PORT);
  const args = serverArguments({ grpcPort, databaseFile: path.join(directory, 'state.db') });
  const server = spawn(file, [...args, ...extraArguments], {
    stdio: 'ignore',
    env: { ...process.env, ...SERVER_ENVIRONMENT },
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  // A test that dies must not leave its server behind.
  const kill = (): void => void server.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async (): Promise<void> => {
    process.off('exit', kill);
    server.kill('SIGTERM');
    await ended;
    rmSync(directory, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 200; tries++) {
    if (await answers(grpcPort)) return { address: `127.0.0.1:${grpcPort}`, stop };
    await sleep(50);
  }
  await stop();
  throw new Error('The Temporal server of the test did not start.');
}
