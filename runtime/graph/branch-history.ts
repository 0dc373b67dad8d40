import type { BranchMove, MoveReference } from '../store/branch-move.ts';
import type { Store } from '../store/store.ts';
import type { ParentsOf } from './common-ancestors.ts';

/** The moves of branches, and the snapshots they led to, as nodes of one graph of descent. */
export interface BranchHistory {
  /** The last move of a branch; `undefined` when there is no such branch. */
  last(branch: string): BranchMove | undefined;
  readonly parentsOf: ParentsOf;
  /** State digest of what stood at a node. */
  snapshotAt(node: string): string;
}

const PAGE = 1000;

export const nodeOf = ({ branch, sequence }: MoveReference): string => `move ${JSON.stringify([branch, sequence])}`;
const snapshotNode = (digest: string): string => `snapshot ${digest}`;

/**
 * Reads the logs of branches, and of those that they were forked from or took up. A move descends from the one before it,
 * from the one it takes up and from its snapshot; a snapshot from what it was made from. Moves tell apart what snapshots
 * alone cannot: one that stood, was left and was returned to is one snapshot, yet three moves.
 */
export async function readHistory(
  store: Store,
  tenant: string,
  graph: string,
  branches: readonly string[],
): Promise<BranchHistory> {
  const logs = new Map<string, readonly BranchMove[]>();
  for (const open = [...branches]; open.length > 0;) {
    const branch = open.pop() ?? '';
    if (logs.has(branch)) continue;
    const log = await wholeLog(store, tenant, graph, branch);
    logs.set(branch, log);
    open.push(...log.flatMap(({ origin }) => (origin ? [origin.branch] : [])));
  }
  const moves = [...logs.values()].flat();
  const lineage = await store.lineage(tenant, [...new Set(moves.map(({ to }) => to))]);
  const parents = new Map([
    ...[...lineage].map(([digest, its]) => [snapshotNode(digest), its.map(snapshotNode)] as const),
    ...moves.map((move) => [nodeOf(move), parentsOfMove(move)] as const),
  ]);
  const snapshots = new Map([
    ...[...lineage.keys()].map((digest) => [snapshotNode(digest), digest] as const),
    ...moves.map((move) => [nodeOf(move), move.to] as const),
  ]);
  return {
    last: (branch) => logs.get(branch)?.[0],
    // A parent that is not stored cannot be gone back to.
    parentsOf: (node) => (parents.get(node) ?? []).filter((parent) => snapshots.has(parent)),
    snapshotAt: (node) => snapshots.get(node) ?? '',
  };
}

const parentsOfMove = ({ branch, sequence, origin, from, to }: BranchMove): string[] => [
  ...(from !== undefined ? [nodeOf({ branch, sequence: sequence - 1 })] : []),
  ...(origin ? [nodeOf(origin)] : []),
  snapshotNode(to),
];

/** Newest first. */
async function wholeLog(store: Store, tenant: string, graph: string, branch: string): Promise<BranchMove[]> {
  const log: BranchMove[] = [];
  for (let full = true; full;) {
    const before = log.at(-1)?.sequence;
    const page = await store.branchLog(tenant, graph, branch, {
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    });
    log.push(...page);
    full = page.length === PAGE;
  }
  return log;
}
