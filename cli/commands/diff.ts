import type { ElementDifference } from '../../api/graph-words/element-differences.ts';
import type { Command } from '../command.ts';
import { CALLING, flag } from '../command.ts';
import { graphOf, ON_GRAPH } from '../graph/graph-options.ts';
import { isFile, snapshotOf } from '../graph/operand.ts';
import { openClient } from '../open-client.ts';
import { countsText, renderDifferences } from '../render/differences.ts';
import { UsageError } from '../usage-error.ts';

interface Comparison {
  readonly counts: Readonly<Record<string, number>>;
  readonly elements: readonly ElementDifference[];
  readonly nextPageToken?: string;
}

/** What differs between two of anything that is, or leads to, a graph. */
export const diff: Command = {
  name: 'diff',
  operands: 'A [B]',
  summary: 'Compare two files, branches, runs or snapshots in the words of the domain, or a scenario with its base',
  options: { ...ON_GRAPH.options, all: { type: 'boolean' }, inline: CALLING.options.inline },
  describes: {
    ...ON_GRAPH.describes,
    all: 'Show values, too, that say the same and are quoted from another place',
    inline: CALLING.describes.inline,
  },
  example: 'bver diff before.dss after.dss --inline',
  async run(parsed, terminal) {
    const [a, b, ...more] = parsed.positionals;
    if (a === undefined || more.length > 0) {
      throw new UsageError('diff takes two files, branches, runs or snapshots, or one scenario.', 'bver help diff');
    }
    if (b === undefined && isFile(a)) throw new UsageError('diff takes two files.', `bver diff ${a} OTHER`);
    const opened = await openClient(parsed, terminal);
    const { client } = opened;
    const graph = graphOf(parsed);
    const quiet = flag(parsed, 'json') ? { ...terminal, err: () => undefined } : terminal;
    const show = flag(parsed, 'all') ? 'all' : 'said';
    try {
      const sides =
        b === undefined
          ? undefined
          : [await snapshotOf(a, graph, opened, quiet), await snapshotOf(b, graph, opened, quiet)];
      const page = async (pageToken?: string): Promise<Comparison> => {
        const paging = { show, pageSize: 1000, ...(pageToken === undefined ? {} : { pageToken }) };
        const compared = sides
          ? await client.call('graph.diff', { snapshot: sides[0], to: sides[1], ...paging })
          : await client.call('graph.compare', { graph, branch: a, ...paging });
        return compared as Comparison;
      };
      let last = await page();
      const elements = [...last.elements];
      while (last.nextPageToken !== undefined) elements.push(...(last = await page(last.nextPageToken)).elements);
      if (flag(parsed, 'json')) terminal.out(`${JSON.stringify({ ...last, elements }, null, 2)}\n`);
      else {
        if (elements.length > 0) terminal.out(`${renderDifferences(elements, terminal.interactive)}\n`);
        terminal.err(`${elements.length === 0 ? 'They say the same.' : `${countsText(last.counts)}.`}\n`);
      }
      return 0;
    } finally {
      await client.close();
    }
  },
};
