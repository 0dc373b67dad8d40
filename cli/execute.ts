import type { RunResource } from '../api/system/run-resource.ts';
import type { RunResult } from '../api/run-result.ts';
import { BverError } from '../primitives/index.ts';
import type { Client, StartRequest } from './client/client.ts';
import type { Terminal } from './command.ts';
import { createProgress } from './render/progress.ts';
import { waitForPeople } from './wait-for-people.ts';

/**
 * Starts an operation and follows it to its end, showing how it goes. The first Ctrl-C cancels the run; what it has
 * recorded stays.
 *
 * @throws BverError the one that the run ended with
 */
export async function execute(
  client: Client,
  request: StartRequest,
  terminal: Terminal,
): Promise<{ started: RunResource; run: RunResource; result: RunResult }> {
  const started = await client.start(request);
  const progress = createProgress(terminal);
  const people = waitForPeople(client, terminal);
  const cancel = (): void => void client.cancel(started.id).catch(() => undefined);
  process.once('SIGINT', cancel);
  try {
    const run = await client.follow(started.id, (state) => {
      // While a person is asked, the line is theirs.
      if (!state.waitingFor) progress.show(state);
      people.show(state);
    });
    progress.end();
    if (run.status === 'succeeded') return { started, run, result: run.response as RunResult };
    if (run.error) throw BverError.fromRecord(run.error as Parameters<typeof BverError.fromRecord>[0]);
    if (run.status === 'cancelled') throw new BverError('run.cancelled', { operation: run.operation });
    throw new BverError('run.failed', {
      runId: run.id,
      status: run.status,
      problem: 'it was ended from outside',
      how: 'Start it again.',
    });
  } finally {
    progress.end();
    process.removeListener('SIGINT', cancel);
  }
}
