import type { RunReproduction } from '../../api/system/reproduce.ts';
import type { Command } from '../command.ts';
import { CALLING, flag } from '../command.ts';
import { openClient } from '../open-client.ts';
import { renderReproduction } from '../render/reproduction.ts';
import { UsageError } from '../usage-error.ts';

/** Whether a run gives the same again. */
export const reproduce: Command = {
  name: 'reproduce',
  operands: 'RUN',
  summary: 'Compute a run again and compare, bit by bit or within what its steps declare',
  options: { json: CALLING.options.json, remote: CALLING.options.remote },
  describes: { json: CALLING.describes.json, remote: CALLING.describes.remote },
  example: 'bver reproduce RUN',
  async run(parsed, terminal) {
    const [runId] = parsed.positionals;
    if (runId === undefined || parsed.positionals.length > 1) {
      throw new UsageError('reproduce takes a run.', 'bver runs lists them.');
    }
    const { client } = await openClient(parsed, terminal);
    try {
      const answer = (await client.call('runs.reproduce', { runId })) as RunReproduction;
      terminal.out(flag(parsed, 'json') ? `${JSON.stringify(answer, null, 2)}\n` : `${renderReproduction(answer)}\n`);
      return answer.reproduced ? 0 : 1;
    } finally {
      await client.close();
    }
  },
};
