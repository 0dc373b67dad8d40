import type { Command } from '../command.ts';
import { flag, text } from '../command.ts';
import { graphOf, MAIN, ON_GRAPH } from '../graph/graph-options.ts';
import { RESOLVING, settle } from '../graph/resolve.ts';
import { openClient } from '../open-client.ts';
import { countsText } from '../render/differences.ts';
import { table } from '../render/table.ts';
import { UsageError } from '../usage-error.ts';

interface Listed {
  readonly name: string;
  readonly head: string;
  readonly purpose: string;
  readonly base?: string;
  readonly scenario?: {
    readonly changes: Readonly<Record<string, number>>;
    readonly behind: Readonly<Record<string, number>>;
    readonly elements: readonly string[];
  };
}

/** The branches of a graph, scenarios beside what they are scenarios of. */
export const branches: Command = {
  name: 'branches',
  operands: '',
  summary: 'List the branches of a graph, and what each scenario changes',
  options: ON_GRAPH.options,
  describes: ON_GRAPH.describes,
  example: 'bver branches --graph plant',
  async run(parsed, terminal) {
    const { client } = await openClient(parsed, terminal);
    try {
      const answer = (await client.call('graph.scenarios', { graph: graphOf(parsed) })) as { branches: Listed[] };
      const rows = answer.branches.map(({ name, base = '', scenario, purpose, head }) => [
        name,
        base,
        scenario
          ? `${countsText(scenario.changes)}${scenario.elements.length > 0 ? `: ${scenario.elements.join(', ')}` : ''}`
          : '',
        scenario ? countsText(scenario.behind) : '',
        head.slice(0, 12),
        purpose,
      ]);
      const header = ['branch', 'scenario of', 'changes', 'to take up', 'head', 'purpose'];
      terminal.out(`${flag(parsed, 'json') ? JSON.stringify(answer, null, 2) : table(header, rows)}\n`);
      return 0;
    } finally {
      await client.close();
    }
  },
};

/** One branch: begun as a scenario, brought up to its base, or closed. */
export const branch: Command = {
  name: 'branch',
  operands: 'NAME',
  summary: 'Begin a scenario; with --rebase bring it up to its base, with --close end it',
  options: {
    ...ON_GRAPH.options,
    ...RESOLVING.options,
    from: { type: 'string' },
    purpose: { type: 'string' },
    rebase: { type: 'boolean' },
    close: { type: 'boolean' },
  },
  describes: {
    ...ON_GRAPH.describes,
    ...RESOLVING.describes,
    from: 'The branch that it is a scenario of; `main` where not given',
    purpose: 'What it is to find out',
    rebase: 'Take up what its base changed since',
    close: 'End it; its history stays',
  },
  example: 'bver branch alternative --purpose "Does it hold at noon?"',
  async run(parsed, terminal) {
    const [name, ...more] = parsed.positionals;
    if (name === undefined || more.length > 0) throw new UsageError('branch takes one name.', 'bver help branch');
    const { client } = await openClient(parsed, terminal);
    const graph = graphOf(parsed);
    const message = text(parsed, 'message');
    const why = message === undefined ? {} : { message };
    try {
      if (flag(parsed, 'rebase')) {
        const call = (resolutions: readonly object[]) =>
          client.call('graph.rebase', { graph, branch: name, resolutions, ...why });
        return await settle(
          parsed,
          terminal,
          call,
          ({ taken }) => `${name} is up to its base: ${taken} values taken up.`,
        );
      }
      const answer = flag(parsed, 'close')
        ? await client.call('graph.close', { graph, branch: name, ...why })
        : await client.call('graph.scenario', {
            graph,
            branch: text(parsed, 'from') ?? MAIN,
            name,
            purpose: text(parsed, 'purpose') ?? '',
          });
      const said = flag(parsed, 'close')
        ? `${name} is closed; its history stays.`
        : `${name} begins where ${text(parsed, 'from') ?? MAIN} stands.`;
      terminal.out(`${flag(parsed, 'json') ? JSON.stringify(answer, null, 2) : said}\n`);
      return 0;
    } finally {
      await client.close();
    }
  },
};
