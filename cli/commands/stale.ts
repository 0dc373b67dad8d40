import type { StaleAnswer } from '../../api/stale/stale-answer.ts';
import type { Command } from '../command.ts';
import { CALLING, flag } from '../command.ts';
import { openClient } from '../open-client.ts';
import { renderStale } from '../render/stale.ts';
import { CHANGE, changeOf } from './change.ts';

/** What a change would make of a run's results, without making it. */
export const stale: Command = {
  name: 'stale',
  operands: 'RUN',
  summary: 'Say what of a run a change makes stale, and by which way it is reached',
  options: { ...CHANGE.options, json: CALLING.options.json, remote: CALLING.options.remote },
  describes: { ...CHANGE.describes, json: CALLING.describes.json, remote: CALLING.describes.remote },
  example: "bver stale RUN --set 'SUBJECT length=200 m'",
  async run(parsed, terminal) {
    const input = changeOf('stale', parsed);
    const { client } = await openClient(parsed, terminal);
    try {
      const answer = (await client.call('runs.stale', input)) as StaleAnswer;
      terminal.out(flag(parsed, 'json') ? `${JSON.stringify(answer, null, 2)}\n` : `${renderStale(answer)}\n`);
      return 0;
    } finally {
      await client.close();
    }
  },
};
