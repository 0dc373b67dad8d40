import { BverError, CHUNK_COUNT, decodeChunk } from '../../primitives/index.ts';
import type { Connection, Database } from '../database.ts';
import { insertMove } from '../repositories/branch-moves.ts';
import { branchOf, swapHead } from '../repositories/branches.ts';
import { contentsOf } from '../repositories/contents.ts';
import { elementsOf, replaceElements } from '../repositories/elements.ts';
import type { ElementRow } from '../repositories/elements.ts';
import { insertEvent } from '../repositories/outbox.ts';
import { snapshotOf } from '../repositories/snapshots.ts';
import type { MoveNote } from './branch-move.ts';
import type { Branch } from './store.ts';

/**
 * Moves the head of a branch by compare and swap, and with it the rows of the elements that the new head has, in the chunks
 * in which the two heads differ; writes the move down in the branch's log, and the event that tells of it.
 *
 * @returns the head that stands
 * @throws BverError `snapshot.not-found` for a head that is not stored
 */
export async function moveBranch(
  db: Database,
  tenant: string,
  branch: Branch,
  expected: string | undefined,
  note: MoveNote,
): Promise<string | undefined> {
  const changed = await changedChunks(db, tenant, expected, branch.head);
  const moved = await db.$transaction(async (transaction) => {
    if (!(await swapHead(transaction, tenant, branch, expected))) return false;
    await replaceElements(transaction, tenant, { graph: branch.graph, branch: branch.name }, changed);
    await tell(transaction, tenant, branch, expected, note);
    return true;
  });
  return moved ? branch.head : (await branchOf(db, tenant, branch.graph, branch.name))?.head;
}

async function tell(
  db: Connection,
  tenant: string,
  branch: Branch,
  from: string | undefined,
  note: MoveNote,
): Promise<void> {
  const { graph, name, head } = branch;
  const sequence = await insertMove(db, tenant, branch, from, note);
  const subject = `graphs/${encodeURIComponent(graph)}/branches/${encodeURIComponent(name)}`;
  const { by, message } = note;
  await insertEvent(db, tenant, {
    id: `${subject}/${sequence}`,
    type: 'bver.branch.moved',
    subject,
    data: { graph, branch: name, sequence, ...(from === undefined ? {} : { from }), to: head, by, message },
  });
}

/** Elements of the chunks in which the new head differs from the old one; read before the transaction, as heads never change. */
async function changedChunks(
  db: Connection,
  tenant: string,
  from: string | undefined,
  to: string,
): Promise<Map<number, readonly ElementRow[]>> {
  const head = await snapshotOf(db, tenant, to);
  if (!head) throw new BverError('snapshot.not-found', { digest: to });
  const before = from === undefined ? undefined : await snapshotOf(db, tenant, from);
  const numbers = Array.from({ length: CHUNK_COUNT }, (_, number) => number).filter(
    (number) => (before?.chunks[number] ?? '') !== head.chunks[number],
  );
  const digests = numbers.flatMap((number) => head.chunks[number] || []);
  const contents = await contentsOf(db, tenant, digests);
  const text = (digest: string): string => new TextDecoder().decode(contents.get(digest)?.bytes);
  return new Map(
    numbers.map((number) => {
      const digest = head.chunks[number] ?? '';
      return [number, digest === '' ? [] : elementsOf(decodeChunk(text(digest)))];
    }),
  );
}
