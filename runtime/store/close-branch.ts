import type { Database } from '../database.ts';
import { insertMove } from '../repositories/branch-moves.ts';
import { deleteBranch } from '../repositories/branches.ts';
import { deleteElements } from '../repositories/elements.ts';
import { insertEvent } from '../repositories/outbox.ts';
import type { MoveNote } from './branch-move.ts';
import type { Branch } from './store.ts';

/** Ends a branch that stands where it is expected; its log stays. @returns whether it ended */
export const closeBranch = (
  db: Database,
  tenant: string,
  { graph, name }: Pick<Branch, 'graph' | 'name'>,
  expected: string,
  note: MoveNote,
): Promise<boolean> =>
  db.$transaction(async (transaction) => {
    if (!(await deleteBranch(transaction, tenant, { graph, name }, expected))) return false;
    await deleteElements(transaction, tenant, { graph, branch: name });
    const sequence = await insertMove(transaction, tenant, { graph, name, head: expected }, expected, note, true);
    const subject = `graphs/${encodeURIComponent(graph)}/branches/${encodeURIComponent(name)}`;
    const { by, message } = note;
    await insertEvent(transaction, tenant, {
      id: `${subject}/${sequence}`,
      type: 'bver.branch.closed',
      subject,
      data: { graph, branch: name, sequence, head: expected, by, message },
    });
    return true;
  });
