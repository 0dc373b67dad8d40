import type { RunResource } from '../../api/system/run-resource.ts';
import type { Command } from '../command.ts';
import { CALLING, flag } from '../command.ts';
import { openClient } from '../open-client.ts';
import { renderRun } from '../render/run.ts';
import { table } from '../render/table.ts';
import { UsageError } from '../usage-error.ts';

/** Runs, newest first, or one of them. */
export const runs: Command = {
  name: 'runs',
  operands: '[RUN]',
  summary: 'List runs, newest first, or look at one',
  options: { json: CALLING.options.json, remote: CALLING.options.remote },
  describes: { json: CALLING.describes.json, remote: CALLING.describes.remote },
  example: 'bver runs',
  async run(parsed, terminal) {
    const [runId, ...more] = parsed.positionals;
    if (more.length > 0) throw new UsageError('runs takes one run, or none.', 'bver help runs shows what it takes.');
    const { client } = await openClient(parsed, terminal);
    try {
      const answer =
        runId === undefined
          ? await client.call('runs.list', { pageSize: 50 })
          : await client.call('runs.get', { runId });
      if (flag(parsed, 'json')) terminal.out(`${JSON.stringify(answer, null, 2)}\n`);
      else if (runId !== undefined) terminal.out(`${renderRun(answer as RunResource)}\n`);
      else {
        const rows = (answer as { runs: RunResource[] }).runs.map(({ id, operation, subject, status, metadata }) => [
          id,
          operation,
          subject,
          status,
          metadata.createdAt,
        ]);
        terminal.out(
          rows.length === 0
            ? 'No runs yet.\n'
            : `${table(['run', 'operation', 'subject', 'status', 'created'], rows)}\n`,
        );
      }
      return 0;
    } finally {
      await client.close();
    }
  },
};
