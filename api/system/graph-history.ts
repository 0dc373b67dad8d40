import { z } from 'zod';
import { BverError, elementOf, nearest } from '../../primitives/index.ts';
import { findBranch } from '../../runtime/graph/find-branch.ts';
import type { StartingMove } from '../../runtime/graph/walk-moves.ts';
import { moveBefore, walkMoves } from '../../runtime/graph/walk-moves.ts';
import type { MoveReference } from '../../runtime/store/branch-move.ts';
import type { HistoryEntry } from '../history/history-entry.ts';
import { historyEntry, historyEntryOf } from '../history/history-entry.ts';
import { defineSystemOperation } from '../operation.ts';
import type { SystemPorts } from '../system-ports.ts';

/** How many moves one call looks at: a value that seldom changes is looked for page by page. */
const LOOKED_AT = 500;

const input = z
  .strictObject({
    graph: z.string(),
    branch: z.string(),
    subject: z.string().optional().describe('The id of an element: only moves that changed it'),
    path: z.string().optional().describe('A property of the element: only moves that changed its value'),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
    pageToken: z
      .string()
      .regex(/^\d{1,9}@/)
      .optional(),
  })
  .refine(({ subject, path }) => subject !== undefined || path === undefined, {
    path: ['subject'],
    message: 'A path is a property of an element: name the element, too.',
  });
type Asked = z.output<typeof input>;

export const getHistory = defineSystemOperation({
  operationId: 'graph.history',
  title: 'Look at the history of a branch, an element or a value',
  description:
    'Who moved a branch, when, why and by which run, newest first; of one element or one value, only the moves that changed it, with before and after; of one value also the words that say it, and the move that a merge took it up from. A page may be short and have a next one.',
  input,
  output: z.object({ history: z.array(historyEntry), nextPageToken: z.string().optional() }),
  errors: ['branch.not-found', 'subject.not-found'],
  rest: { method: 'GET', path: '/v1/graphs/{graph}/branches/{branch}/history' },
  async handle(asked, { caller: { tenant } }, ports) {
    // The history of a branch that has ended can be read, too.
    const [last] = await ports.store.branchLog(tenant, asked.graph, asked.branch, { limit: 1 });
    const head = last?.to ?? (await findBranch(ports.store, tenant, asked.graph, asked.branch)).head;
    const history: HistoryEntry[] = [];
    let next: MoveReference | undefined;
    let looked = 0;
    for await (const move of walkMoves(ports.store, tenant, asked.graph, startOf(asked))) {
      const entry = await historyEntryOf(asked, tenant, move, ports);
      if (entry) history.push(entry);
      next = moveBefore(move);
      if (history.length === asked.pageSize || ++looked === LOOKED_AT) break;
    }
    if (history.length === 0 && !next && asked.pageToken === undefined)
      throw await neverThere(asked, tenant, head, ports);
    return { history, ...(next ? { nextPageToken: `${next.sequence}@${next.branch}` } : {}) };
  },
});

/** The move that a page begins with: `7@main`, or the last one of the branch. */
function startOf({ branch, pageToken }: Asked): StartingMove {
  if (pageToken === undefined) return { branch };
  const at = pageToken.indexOf('@');
  return { branch: pageToken.slice(at + 1), sequence: Number(pageToken.slice(0, at)) };
}

async function neverThere(asked: Asked, tenant: string, head: string, { graphs }: SystemPorts): Promise<BverError> {
  const { subject = '', path = '', branch } = asked;
  const { graph } = await graphs.load(tenant, head);
  const about = [...graph.about(subject).keys()];
  const subjects = [...new Set([...graph.assertions()].map((assertion) => elementOf(assertion.subject)))];
  const near = (about.length > 0 ? nearest(path, about) : nearest(subject, subjects)).join(', ');
  return new BverError('subject.not-found', { subject, path, where: `the history of ${branch}`, near });
}
