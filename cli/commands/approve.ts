import type { RunResource } from '../../api/system/run-resource.ts';
import type { Command } from '../command.ts';
import { CALLING, flag, text } from '../command.ts';
import { openClient } from '../open-client.ts';
import { renderRun } from '../render/run.ts';
import { UsageError } from '../usage-error.ts';

/** A decision that a run waits for. */
const deciding = (verb: 'approve' | 'reject', summary: string): Command => ({
  name: verb,
  operands: 'RUN',
  summary,
  options: { because: { type: 'string' }, json: CALLING.options.json, remote: CALLING.options.remote },
  describes: {
    because: 'Why, for the record of the decision',
    json: CALLING.describes.json,
    remote: CALLING.describes.remote,
  },
  example: `bver ${verb} RUN --because "as agreed"`,
  async run(parsed, terminal) {
    const [runId, ...more] = parsed.positionals;
    if (runId === undefined || more.length > 0)
      throw new UsageError(`${verb} takes one run.`, 'bver runs lists the runs; those that wait say so.');
    const { client } = await openClient(parsed, terminal);
    try {
      const because = text(parsed, 'because');
      const given = { runId, ...(because === undefined ? {} : { justification: because }) };
      const run = (await client.call(`runs.${verb}`, given)) as RunResource;
      terminal.out(flag(parsed, 'json') ? `${JSON.stringify(run, null, 2)}\n` : `${renderRun(run)}\n`);
      return 0;
    } finally {
      await client.close();
    }
  },
});

export const approve = deciding('approve', 'Let a run do what it waits to be allowed to do');
export const reject = deciding('reject', 'End a run that waits to be allowed to go on');
