import type { Connection } from '../database.ts';
import type { Branch } from '../store/store.ts';

export async function branchOf(
  db: Connection,
  tenant: string,
  graph: string,
  name: string,
): Promise<Branch | undefined> {
  const row = await db.branch.findUnique({
    where: { tenant_graph_name: { tenant, graph, name } },
    select: { graph: true, name: true, head: true, purpose: true },
  });
  return row ?? undefined;
}

/** In order of name, by UTF-16 code units: that of the database depends on its locale. */
export async function branchesOf(db: Connection, tenant: string, graph: string): Promise<Branch[]> {
  const rows = await db.branch.findMany({
    where: { tenant, graph },
    select: { graph: true, name: true, head: true, purpose: true },
  });
  return rows.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Compares and swaps: moves the head when it is the expected one (`undefined`: when there is no such branch yet). */
export async function swapHead(
  db: Connection,
  tenant: string,
  branch: Branch,
  expected: string | undefined,
): Promise<boolean> {
  const { graph, name, head, purpose } = branch;
  const moved =
    expected === undefined
      ? await db.branch.createMany({ data: [{ tenant, graph, name, head, purpose }], skipDuplicates: true })
      : await db.branch.updateMany({ where: { tenant, graph, name, head: expected }, data: { head, purpose } });
  return moved.count === 1;
}
