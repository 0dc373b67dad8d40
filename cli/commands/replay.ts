import type { RunReplay } from '../../api/system/replay.ts';
import type { Command } from '../command.ts';
import { CALLING, flag } from '../command.ts';
import { openClient } from '../open-client.ts';
import { UsageError } from '../usage-error.ts';

/** Whether the workflow of a run did what its code says. */
export const replay: Command = {
  name: 'replay',
  operands: 'RUN',
  summary: 'Replay the workflow history of a run against the workflows of this version',
  options: { json: CALLING.options.json, remote: CALLING.options.remote },
  describes: { json: CALLING.describes.json, remote: CALLING.describes.remote },
  example: 'bver replay RUN',
  async run(parsed, terminal) {
    const [runId] = parsed.positionals;
    if (runId === undefined || parsed.positionals.length > 1) {
      throw new UsageError('replay takes a run.', 'bver runs lists them.');
    }
    const { client } = await openClient(parsed, terminal);
    try {
      const answer = (await client.call('runs.replay', { runId })) as RunReplay;
      terminal.out(flag(parsed, 'json') ? `${JSON.stringify(answer, null, 2)}\n` : `${renderReplay(answer)}\n`);
      return answer.outcome === 'equal' ? 0 : 1;
    } finally {
      await client.close();
    }
  },
};

function renderReplay({ runId, outcome, events, divergedAt, problem }: RunReplay): string {
  if (outcome === 'equal') return `Run ${runId}: its ${events} events replay; the workflows do what was done.`;
  if (outcome === 'notApplicable') return `Run ${runId} cannot be replayed. ${problem ?? ''}`;
  const where = divergedAt ? ` at event ${divergedAt.eventId} (${divergedAt.eventType})` : '';
  return `Run ${runId} does not replay${where}. ${problem ?? ''}`;
}
