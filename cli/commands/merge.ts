import type { Command } from '../command.ts';
import { text } from '../command.ts';
import { graphOf, MAIN, ON_GRAPH } from '../graph/graph-options.ts';
import { RESOLVING, settle } from '../graph/resolve.ts';
import { openClient } from '../open-client.ts';
import { UsageError } from '../usage-error.ts';

/** What one branch changed, brought into another. */
export const merge: Command = {
  name: 'merge',
  operands: 'FROM [INTO]',
  summary: 'Merge a branch into another (main), and list the conflicts, or decide them',
  options: { ...ON_GRAPH.options, ...RESOLVING.options },
  describes: { ...ON_GRAPH.describes, ...RESOLVING.describes },
  example: "bver merge alternative --resolve 'SUBJECT PATH=VALUE UNIT' --because 'The offer says so'",
  async run(parsed, terminal) {
    const [from, into = MAIN, ...more] = parsed.positionals;
    if (from === undefined || more.length > 0)
      throw new UsageError('merge takes one or two branches.', 'bver help merge');
    const { client } = await openClient(parsed, terminal);
    const message = text(parsed, 'message');
    try {
      const asked = { graph: graphOf(parsed), into, from, ...(message === undefined ? {} : { message }) };
      const call = (resolutions: readonly object[]) => client.call('graph.merge', { ...asked, resolutions });
      return await settle(
        parsed,
        terminal,
        call,
        ({ taken, branch }) => `${into} took ${taken} values of ${from}, and is at ${branch.head}.`,
      );
    } finally {
      await client.close();
    }
  },
};

/** One move of a branch, undone. */
export const revert: Command = {
  name: 'revert',
  operands: 'MOVE [BRANCH]',
  summary: 'Undo one move of a branch (main) by its number, and keep what came after',
  options: { ...ON_GRAPH.options, ...RESOLVING.options },
  describes: { ...ON_GRAPH.describes, ...RESOLVING.describes },
  example: 'bver revert 7 main',
  async run(parsed, terminal) {
    const [move = '', branch = MAIN, ...more] = parsed.positionals;
    if (!/^\d+$/.test(move) || more.length > 0) {
      throw new UsageError(
        'revert takes the number of a move, and a branch.',
        'bver history BRANCH shows the numbers.',
      );
    }
    const { client } = await openClient(parsed, terminal);
    const message = text(parsed, 'message');
    try {
      const asked = {
        graph: graphOf(parsed),
        branch,
        sequence: Number(move),
        ...(message === undefined ? {} : { message }),
      };
      const call = (resolutions: readonly object[]) => client.call('graph.revert', { ...asked, resolutions });
      return await settle(
        parsed,
        terminal,
        call,
        ({ branch: at }) => `Move ${move} of ${branch} is undone; it is at ${at.head}.`,
      );
    } finally {
      await client.close();
    }
  },
};
