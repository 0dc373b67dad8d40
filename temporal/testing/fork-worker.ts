import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Store } from '../../runtime/store/store.ts';
import { serveStore } from './store-over-ipc.ts';

/** A worker in a process of its own, on the store of this one. */
export function forkWorker(address: string, store: Store, identity: string): ChildProcess {
  const file = fileURLToPath(new URL('worker-process.ts', import.meta.url));
  const child = fork(file, [address, identity], { execArgv: ['--import', 'tsx'], serialization: 'advanced' });
  serveStore(child, store);
  // A test that dies must not leave its worker behind.
  process.once('exit', () => child.kill('SIGKILL'));
  return child;
}

export const killed = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
