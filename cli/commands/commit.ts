import type { ElementDifference } from '../../api/graph-words/element-differences.ts';
import { BverError } from '../../primitives/index.ts';
import type { Client } from '../client/client.ts';
import type { Command } from '../command.ts';
import { flag, text, texts } from '../command.ts';
import { toRemove, toSet } from '../graph/change-words.ts';
import { graphOf, MAIN, ON_GRAPH } from '../graph/graph-options.ts';
import { openClient } from '../open-client.ts';
import { renderDifferences } from '../render/differences.ts';
import { UsageError } from '../usage-error.ts';

/** Puts onto a branch what a run left, a snapshot, or what a person states. */
export const commit: Command = {
  name: 'commit',
  operands: '[BRANCH]',
  summary: 'Commit to a branch: what a run left, a snapshot, a change set, or values that you state',
  options: {
    ...ON_GRAPH.options,
    set: { type: 'string', multiple: true },
    remove: { type: 'string', multiple: true },
    run: { type: 'string' },
    snapshot: { type: 'string' },
    'change-set': { type: 'string' },
    message: { type: 'string', short: 'm' },
    'dry-run': { type: 'boolean' },
  },
  describes: {
    ...ON_GRAPH.describes,
    set: "State a value, as in 'board.upper length=90 cm'",
    remove: "Take away an element, or what is said of one of its properties, as in 'board.upper length'",
    run: 'Commit the snapshot that a run left',
    snapshot: 'Commit a snapshot, by its state digest',
    'change-set': 'Commit a change set that a run or a proposal made, by its digest',
    message: 'Why; it is kept with each value that you state',
    'dry-run': 'With --set and --remove, show what it would do and change nothing',
  },
  example: "bver commit main --set 'board.upper length=90 cm' --message 'Measured on site'",
  async run(parsed, terminal) {
    const [branch = MAIN, ...more] = parsed.positionals;
    const changes = [...texts(parsed, 'set').map(toSet), ...texts(parsed, 'remove').map(toRemove)];
    const given = {
      run: text(parsed, 'run'),
      snapshot: text(parsed, 'snapshot'),
      changeSet: text(parsed, 'change-set'),
    };
    const what = Object.entries(given).filter(([, value]) => value !== undefined);
    const message = text(parsed, 'message') ?? '';
    if (more.length > 0 || what.length + (changes.length > 0 ? 1 : 0) !== 1) {
      throw new UsageError(
        'commit takes one branch, and one of --run, --snapshot, --change-set or --set.',
        'bver help commit',
      );
    }
    if (changes.length > 0 && message === '') {
      throw new UsageError('A value that you state needs --message.', 'Say how you know: it is kept as evidence.');
    }
    const { client } = await openClient(parsed, terminal);
    const graph = graphOf(parsed);
    try {
      if (changes.length > 0 && flag(parsed, 'dry-run')) {
        const proposed = await client.call('graph.propose', { graph, branch, changes, why: message });
        const { elements } = proposed as { readonly elements: readonly ElementDifference[] };
        const words =
          elements.length === 0 ? 'It would change nothing.' : renderDifferences(elements, terminal.interactive);
        terminal.out(`${flag(parsed, 'json') ? JSON.stringify(proposed, null, 2) : words}\n`);
        return 0;
      }
      const expected = changes.length > 0 ? undefined : await headOf(client, graph, branch);
      const asked = changes.length > 0 ? { changes } : Object.fromEntries(what);
      const at = expected === undefined ? {} : { expected };
      const answer = await client.call('graph.commit', { graph, branch, ...asked, ...at, message });
      const { head, malformed = [] } = answer as { readonly head: string; readonly malformed?: readonly Malformed[] };
      terminal.out(`${flag(parsed, 'json') ? JSON.stringify(answer, null, 2) : `${branch} is at ${head}.`}\n`);
      for (const { subject, path, message: said } of malformed) terminal.err(`  ${subject} ${path}: ${said}\n`);
      return 0;
    } finally {
      await client.close();
    }
  },
};

interface Malformed {
  readonly subject: string;
  readonly path: string;
  readonly message: string;
}

/** Where a branch stands; `undefined` for one that begins with this commit. */
async function headOf(client: Client, graph: string, branch: string): Promise<string | undefined> {
  try {
    return ((await client.call('graph.branch', { graph, branch })) as { readonly head: string }).head;
  } catch (error) {
    if (error instanceof BverError && error.code === 'branch.not-found') return undefined;
    throw error;
  }
}
