import type { Command } from '../command.ts';
import { CALLING, flag, text, texts } from '../command.ts';
import { execute } from '../execute.ts';
import { loadDocuments } from '../load-documents.ts';
import { openClient } from '../open-client.ts';
import { parametersOf } from '../parameters.ts';
import { renderFindings } from '../render/findings.ts';
import { UsageError } from '../usage-error.ts';

/** One primitive or composition, by its name. What it needs and is not given is made first. */
export const run: Command = {
  name: 'run',
  operands: 'NAME',
  summary: 'Run one primitive or composition and print its result',
  options: {
    ask: { type: 'boolean' },
    document: { type: 'string', multiple: true },
    param: { type: 'string', multiple: true },
    snapshot: { type: 'string' },
    graph: { type: 'string' },
    branch: { type: 'string' },
    ...CALLING.options,
  },
  describes: {
    ask: 'Wait for answers to what is missing, and be asked them here',
    document: 'A file to read; the files that it includes are found by themselves',
    param: 'A parameter, name=value; values are JSON or text',
    snapshot: 'State digest of a stored graph, instead of a document',
    graph: 'A graph, whose branch is read instead of a document',
    branch: 'The branch of the graph; `main` where not given',
    ...CALLING.describes,
  },
  example: 'bver run NAME --document FILE --param limit=5 --inline --json',
  async run(parsed, terminal) {
    const [operationId] = parsed.positionals;
    if (operationId === undefined || parsed.positionals.length > 1) {
      throw new UsageError('run takes the name of one operation.', 'bver packs lists what can be run.');
    }
    const parameters = parametersOf(texts(parsed, 'param'));
    const start = Object.fromEntries(
      ['snapshot', 'graph', 'branch'].flatMap((name) => {
        const value = text(parsed, name);
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const { client, registry, documentLimit } = await openClient(parsed, terminal);
    try {
      const documents = texts(parsed, 'document').flatMap((file) => loadDocuments(registry, file, documentLimit));
      const request = { operationId, documents, parameters, ...start };
      const quiet = flag(parsed, 'json') ? { ...terminal, err: () => undefined } : terminal;
      const { result } = await execute(
        client,
        flag(parsed, 'ask') ? { ...request, questions: { wait: true } } : request,
        quiet,
      );
      if (flag(parsed, 'json')) terminal.out(`${JSON.stringify(result, null, 2)}\n`);
      else {
        terminal.out(`${JSON.stringify(result.payload, null, 2)}\n`);
        terminal.err(
          `\n${renderFindings(result.findings, terminal.interactive)}\n\n${result.summary}\nrun ${result.runId} on ${client.place}\n`,
        );
      }
      return result.status === 'completed' ? 0 : 1;
    } finally {
      await client.close();
    }
  },
};
