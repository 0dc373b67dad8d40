import type { ValueDifference } from '../../primitives/index.ts';
import type { Branch, Store } from '../store/store.ts';
import type { BranchHistory } from './branch-history.ts';
import { nodeOf, readHistory } from './branch-history.ts';
import { nearestCommonAncestors } from './common-ancestors.ts';
import { differencesBetween } from './difference.ts';
import type { GraphAccess } from './graph-access.ts';

/** What a branch changes against the one that it is a scenario of, and what that one changed since. */
export interface ScenarioState {
  readonly branch: Branch;
  /** State digest of where both parted; of where the base stands, for strangers and where their lines have crossed. */
  readonly parted: string;
  readonly changes: readonly ValueDifference[];
  /** What the base changed since they parted: what a rebase takes up. */
  readonly behind: readonly ValueDifference[];
}

interface Ports {
  readonly store: Store;
  readonly graphs: GraphAccess;
}

/** How scenarios stand beside the branches that they are scenarios of; one whose base is gone, or that has none, is left out. */
export async function scenarioStates(
  { store, graphs }: Ports,
  tenant: string,
  graph: string,
  branches: readonly Branch[],
): Promise<ReadonlyMap<string, ScenarioState>> {
  const based = branches.filter(({ base }) => base !== undefined);
  const names = [...new Set(based.flatMap(({ name, base = '' }) => [name, base]))];
  const history = await readHistory(store, tenant, graph, names);
  const states = based.map(async (branch) => {
    const state = await stateOf({ store, graphs }, tenant, branch, history);
    return state ? ([branch.name, state] as const) : undefined;
  });
  return new Map((await Promise.all(states)).filter((state) => state !== undefined));
}

async function stateOf(
  { graphs }: Ports,
  tenant: string,
  branch: Branch,
  history: BranchHistory,
): Promise<ScenarioState | undefined> {
  const [own, its] = [history.last(branch.name), history.last(branch.base ?? '')];
  if (!own || !its || its.closed) return undefined;
  const [node, ...more] = nearestCommonAncestors(nodeOf(own), nodeOf(its), history.parentsOf);
  // With no one place where they parted, what stands on either side is all that can be told.
  const parted = node === undefined || more.length > 0 ? its.to : history.snapshotAt(node);
  const between = async (from: string, to: string): Promise<ValueDifference[]> =>
    from === to
      ? []
      : differencesBetween(graphs, tenant, await graphs.manifest(tenant, from), await graphs.manifest(tenant, to));
  const [changes, behind] = await Promise.all([between(parted, own.to), between(parted, its.to)]);
  return { branch, parted, changes, behind };
}
