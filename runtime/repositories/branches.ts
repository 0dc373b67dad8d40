import type { Connection } from '../database.ts';
import type { Branch } from '../store/store.ts';

const FIELDS = { graph: true, name: true, head: true, purpose: true, base: true } as const;

const branchOfRow = ({ base, ...row }: Omit<Branch, 'base'> & { readonly base: string | null }): Branch => ({
  ...row,
  ...(base === null ? {} : { base }),
});

export async function branchOf(
  db: Connection,
  tenant: string,
  graph: string,
  name: string,
): Promise<Branch | undefined> {
  const row = await db.branch.findUnique({ where: { tenant_graph_name: { tenant, graph, name } }, select: FIELDS });
  return row ? branchOfRow(row) : undefined;
}

/** In order of name, by UTF-16 code units: that of the database depends on its locale. */
export async function branchesOf(db: Connection, tenant: string, graph: string): Promise<Branch[]> {
  const rows = await db.branch.findMany({ where: { tenant, graph }, select: FIELDS });
  return rows.map(branchOfRow).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Compares and swaps: moves the head when it is the expected one (`undefined`: when there is no such branch yet). */
export async function swapHead(
  db: Connection,
  tenant: string,
  branch: Branch,
  expected: string | undefined,
): Promise<boolean> {
  const { graph, name, head, purpose, base = null } = branch;
  const moved =
    expected === undefined
      ? await db.branch.createMany({ data: [{ tenant, graph, name, head, purpose, base }], skipDuplicates: true })
      : await db.branch.updateMany({ where: { tenant, graph, name, head: expected }, data: { head, purpose, base } });
  return moved.count === 1;
}

/** Takes a branch away that stands where it is expected. */
export async function deleteBranch(
  db: Connection,
  tenant: string,
  { graph, name }: Pick<Branch, 'graph' | 'name'>,
  expected: string,
): Promise<boolean> {
  const { count } = await db.branch.deleteMany({ where: { tenant, graph, name, head: expected } });
  return count === 1;
}
