import type { Command } from '../command.ts';
import { CALLING, flag, text } from '../command.ts';
import { openClient } from '../open-client.ts';
import { renderTrace } from '../render/trace.ts';
import type { TraceAnswer } from '../../api/trace/trace-answer.ts';
import { UsageError } from '../usage-error.ts';

/** Where a number came from. */
export const trace: Command = {
  name: 'trace',
  operands: 'RUN SUBJECT PATH',
  summary: 'Say where a value came from, back to the line and column that state it',
  options: {
    find: { type: 'string' },
    limit: { type: 'string' },
    json: CALLING.options.json,
    remote: CALLING.options.remote,
  },
  describes: {
    find: 'Of what a computed value was computed from, only what has these words',
    limit: 'How many values to tell, nearest first; 60 where not given',
    json: CALLING.describes.json,
    remote: CALLING.describes.remote,
  },
  example: 'bver trace RUN SUBJECT PATH',
  async run(parsed, terminal) {
    const [runId, subject, path] = parsed.positionals;
    if (runId === undefined || subject === undefined || path === undefined || parsed.positionals.length > 3) {
      throw new UsageError(
        'trace takes a run, a subject and a path.',
        'The subject is an element’s id, the path one of its properties or TABLE.COLUMN of a result.',
      );
    }
    const { client } = await openClient(parsed, terminal);
    try {
      const paging = { find: text(parsed, 'find'), pageSize: text(parsed, 'limit') };
      const answer = (await client.call('runs.trace', { runId, subject, path, ...paging })) as TraceAnswer;
      terminal.out(flag(parsed, 'json') ? `${JSON.stringify(answer, null, 2)}\n` : `${renderTrace(answer)}\n`);
      if (!flag(parsed, 'json') && /^https?:/.test(client.place)) {
        const query = new URLSearchParams({ run: runId, subject, path }).toString();
        terminal.err(`\nIn a browser: ${client.place}/docs/trace?${query}\n`);
      }
      return 0;
    } finally {
      await client.close();
    }
  },
};
