import type { RunResource } from '../api/system/run-resource.ts';
import type { Client } from './client/client.ts';
import type { Terminal } from './command.ts';
import { askAll } from './commands/answer.ts';
import { prompt } from './prompt.ts';

/** What the command does while the run that it follows waits for somebody. */
export interface WaitForPeople {
  /** Asks the person at the terminal, or says how the run is told. Once for each wait. */
  show(run: RunResource): void;
}

export function waitForPeople(client: Client, terminal: Terminal): WaitForPeople {
  let told = '';
  return {
    show({ id, waitingFor }) {
      const wait = waitingFor ? JSON.stringify(waitingFor) : '';
      if (wait === told) return;
      told = wait;
      if (!waitingFor) return;
      if (terminal.interactive && process.stdin.isTTY) {
        void help(client, id, waitingFor, terminal).catch((error: unknown) => {
          terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
        });
        return;
      }
      const until = waitingFor.deadline === undefined ? '' : ` until ${waitingFor.deadline}`;
      terminal.err(
        waitingFor.kind === 'answers'
          ? `waits for answers to ${waitingFor.questions ?? 0} questions${until}: bver questions ${id}, then bver answer ${id}\n`
          : `waits for approval${until}: ${waitingFor.title ?? ''} bver approve ${id}, or bver reject ${id}\n`,
      );
    },
  };
}

type Wait = NonNullable<RunResource['waitingFor']>;

/** Has the person answer or decide; what is left open by a person is left open by the run. */
async function help(client: Client, runId: string, wait: Wait, terminal: Terminal): Promise<void> {
  terminal.err('\r\u001b[K');
  if (wait.kind === 'answers') {
    await askAll(client, runId, terminal);
    const { waitingFor } = (await client.call('runs.get', { runId })) as RunResource;
    if (waitingFor?.kind === 'answers' && waitingFor.round === wait.round)
      await client.call('runs.answer', { runId, answers: [], proceed: true });
    return;
  }
  const ask = prompt();
  const said = await ask?.(`${wait.title ?? 'Shall it go on?'} (yes or no)\n> `);
  ask?.close();
  if (said === undefined) return;
  await client.call(/^y/i.test(said.trim()) ? 'runs.approve' : 'runs.reject', { runId });
}
