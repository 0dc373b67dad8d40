import type { Assertion } from '../../primitives/index.ts';
import { statementOf } from '../../primitives/index.ts';
import type { GraphAccess } from '../../runtime/graph/graph-access.ts';
import { walkMoves } from '../../runtime/graph/walk-moves.ts';
import type { BranchMove } from '../../runtime/store/branch-move.ts';
import type { Store } from '../../runtime/store/store.ts';
import { saidDifferently } from '../graph-words/element-differences.ts';
import { differencesAbout, sidesOf } from './differences-about.ts';

/** How many moves of another branch are looked at. */
const LOOKED_AT = 500;

/**
 * The move of another branch that made what a merge took up, through merges behind merges. `undefined` for a move that is no
 * merge, and where the merge itself decided otherwise than the other branch.
 */
export async function madeBy(
  value: { readonly subject: string; readonly path: string },
  tenant: string,
  { graph, from, origin }: BranchMove,
  after: Assertion | null,
  ports: { readonly store: Store; readonly graphs: GraphAccess },
): Promise<BranchMove | undefined> {
  if (from === undefined || !origin) return undefined;
  let looked = 0;
  for await (const move of walkMoves(ports.store, tenant, graph, origin)) {
    if (++looked > LOOKED_AT) return undefined;
    const sides = await sidesOf(tenant, move, ports.graphs);
    const [made] = saidDifferently(await differencesAbout(value, tenant, sides.from, sides.to, ports.graphs));
    if (!made) continue;
    if (statementOf(made.after) !== statementOf(after)) return undefined;
    return (await madeBy(value, tenant, move, made.after, ports)) ?? move;
  }
  return undefined;
}
