import type { RunResource } from '../../api/system/run-resource.ts';
import type { Command } from '../command.ts';
import { CALLING, flag } from '../command.ts';
import { createProgress } from '../render/progress.ts';
import { openClient } from '../open-client.ts';
import { renderRun } from '../render/run.ts';
import { CHANGE, changeOf } from './change.ts';

/** A run again on a changed graph, computing just what that makes stale. */
export const refresh: Command = {
  name: 'refresh',
  operands: 'RUN',
  summary: 'Start a run again on a changed graph; what stands is not computed again',
  options: { ...CHANGE.options, json: CALLING.options.json, remote: CALLING.options.remote },
  describes: { ...CHANGE.describes, json: CALLING.describes.json, remote: CALLING.describes.remote },
  example: "bver refresh RUN --set 'SUBJECT length=200 m'",
  async run(parsed, terminal) {
    const input = changeOf('refresh', parsed);
    const { client } = await openClient(parsed, terminal);
    try {
      const json = flag(parsed, 'json');
      const progress = createProgress(json ? { ...terminal, err: () => undefined } : terminal);
      const { id } = (await client.call('runs.refresh', input)) as RunResource;
      const run = await client.follow(id, (state) => progress.show(state));
      progress.end();
      terminal.out(json ? `${JSON.stringify(run, null, 2)}\n` : `${renderRun(run)}\nrun ${run.id}\n`);
      return run.status === 'succeeded' ? 0 : 1;
    } finally {
      await client.close();
    }
  },
};
