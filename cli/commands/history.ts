import type { HistoryEntry } from '../../api/history/history-entry.ts';
import type { Command } from '../command.ts';
import { flag } from '../command.ts';
import { graphOf, MAIN, ON_GRAPH } from '../graph/graph-options.ts';
import { openClient } from '../open-client.ts';
import { countsText } from '../render/differences.ts';
import { table } from '../render/table.ts';
import { UsageError } from '../usage-error.ts';

interface Page {
  readonly history: readonly HistoryEntry[];
  readonly nextPageToken?: string;
}

/** Who changed what, when and why. */
export const history: Command = {
  name: 'history',
  operands: '[BRANCH] [ELEMENT] [PROPERTY]',
  summary: 'Who moved a branch, or changed an element or one value: when, why and by which run',
  options: ON_GRAPH.options,
  describes: ON_GRAPH.describes,
  example: 'bver history main board.upper length',
  async run(parsed, terminal) {
    const [branch = MAIN, subject, path, ...more] = parsed.positionals;
    if (more.length > 0)
      throw new UsageError('history takes a branch, an element and a property.', 'bver help history');
    const { client } = await openClient(parsed, terminal);
    const about = { ...(subject === undefined ? {} : { subject }), ...(path === undefined ? {} : { path }) };
    try {
      const entries: HistoryEntry[] = [];
      let pageToken: string | undefined;
      do {
        const asked = { graph: graphOf(parsed), branch, pageSize: 100, ...about };
        const page = (await client.call('graph.history', {
          ...asked,
          ...(pageToken === undefined ? {} : { pageToken }),
        })) as Page;
        entries.push(...page.history);
        pageToken = page.nextPageToken;
      } while (pageToken !== undefined);
      if (flag(parsed, 'json')) terminal.out(`${JSON.stringify(entries, null, 2)}\n`);
      else terminal.out(`${table(['move', 'when', 'by', 'what', 'why'], entries.map(rowOf))}\n`);
      return 0;
    } finally {
      await client.close();
    }
  },
};

const rowOf = (entry: HistoryEntry): string[] => {
  const { branch, sequence, at, by, message, counts, elements, closed, quotations = [], madeBy } = entry;
  const values = (elements ?? []).flatMap((element) =>
    element.values.map(
      ({ property, before, after }) => `${property}: ${before?.text ?? 'nothing'} → ${after?.text ?? 'nothing'}`,
    ),
  );
  const what = closed ? 'closed' : values.length > 0 ? values.join('; ') : countsText(counts);
  const said = quotations.map(({ exact, place }) => `, “${exact}” at ${place}`).join('');
  const made = madeBy ? ` (${madeBy.branch} ${madeBy.sequence}, ${madeBy.by})` : '';
  return [
    `${branch} ${sequence}`,
    at.slice(0, 19).replace('T', ' '),
    by,
    `${what}${said}${made}`,
    message.split('\n')[0] ?? '',
  ];
};
