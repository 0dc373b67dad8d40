import type { BranchMove as Row } from '../../prisma/client/client.ts';
import type { Connection } from '../database.ts';
import type { BranchLogPage, BranchMove, MoveNote } from '../store/branch-move.ts';
import type { Branch } from '../store/store.ts';
import { jsonAs, storable } from './json.ts';

/**
 * Puts the move of a branch that has just been swapped: its row is held until the transaction ends, so that numbers follow
 * one another without gaps.
 *
 * @returns the number of the move
 */
export async function insertMove(
  db: Connection,
  tenant: string,
  { graph, name: branch, head: to }: Pick<Branch, 'graph' | 'name' | 'head'>,
  from: string | undefined,
  { by, message, changeSet, origin, reverts, resolutions = [] }: MoveNote,
  closed = false,
): Promise<number> {
  const { _max: last } = await db.branchMove.aggregate({
    where: { tenant, graph, branch },
    _max: { sequence: true },
  });
  const sequence = (last.sequence ?? 0) + 1;
  await db.branchMove.create({
    data: {
      ...{ tenant, graph, branch, sequence, to, closed, by: storable(by), message: storable(message) },
      ...(from === undefined ? {} : { from }),
      ...(changeSet === undefined ? {} : { changeSet }),
      ...(reverts === undefined ? {} : { reverts }),
      ...(origin ? { originBranch: origin.branch, originSequence: origin.sequence } : {}),
      resolutions: resolutions.map((resolution) => ({ ...resolution, rejected: [...resolution.rejected] })),
    },
  });
  return sequence;
}

export async function branchLog(
  db: Connection,
  tenant: string,
  graph: string,
  branch: string,
  { before, limit }: BranchLogPage,
): Promise<BranchMove[]> {
  const rows = await db.branchMove.findMany({
    where: { tenant, graph, branch, ...(before === undefined ? {} : { sequence: { lt: before } }) },
    orderBy: { sequence: 'desc' },
    take: limit,
  });
  return rows.map(moveOfRow);
}

function moveOfRow(row: Row): BranchMove {
  const { graph, branch, sequence, from, to, closed, by, message, changeSet, originBranch, originSequence } = row;
  const resolutions = jsonAs<NonNullable<MoveNote['resolutions']>>(row.resolutions);
  return {
    ...{ graph, branch, sequence, to, by, message, at: row.at.toISOString() },
    ...(from === null ? {} : { from }),
    ...(closed ? { closed } : {}),
    ...(changeSet === null ? {} : { changeSet }),
    ...(row.reverts === null ? {} : { reverts: row.reverts }),
    ...(originBranch === null || originSequence === null
      ? {}
      : { origin: { branch: originBranch, sequence: originSequence } }),
    ...(resolutions.length === 0 ? {} : { resolutions }),
  };
}
