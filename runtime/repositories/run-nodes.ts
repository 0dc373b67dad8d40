import type { Connection } from '../database.ts';
import type { NodeRecord, NodeStatus } from '../store/records.ts';
import { jsonAs, jsonText } from './json.ts';
import { appendRunEvent } from './run-events.ts';

type NodeData = Pick<NodeRecord, 'branches' | 'envelope' | 'error'>;

/** Puts what became of a part of a run, over what was said of it before. @returns whether that is news */
export async function putNode(db: Connection, tenant: string, node: NodeRecord): Promise<boolean> {
  const { runId, status, detail, branches, envelope, error } = node;
  const data = jsonText({ branches, envelope, error } satisfies {
    readonly [K in keyof NodeData]: NodeData[K] | undefined;
  });
  const changed = await db.$executeRaw`
    INSERT INTO run_node (tenant, run_id, node, status, detail, data)
    VALUES (${tenant}, ${runId}, ${node.node}, ${status}, ${detail}, ${data}::json)
    ON CONFLICT (tenant, run_id, node) DO UPDATE
      SET status = EXCLUDED.status, detail = EXCLUDED.detail, data = EXCLUDED.data, recorded_at = now()
      WHERE (run_node.status, run_node.detail, run_node.data::text)
        IS DISTINCT FROM (EXCLUDED.status, EXCLUDED.detail, EXCLUDED.data::text)`;
  if (changed === 0) return false;
  await appendRunEvent(db, tenant, runId, 'step', { step: node.node, status, summary: detail });
  return true;
}

/** In order of their names. */
export async function nodesOf(db: Connection, tenant: string, runId: string): Promise<NodeRecord[]> {
  const rows = await db.runNode.findMany({ where: { tenant, runId } });
  return rows
    .map(({ node, status, detail, data }) => ({
      runId,
      node,
      status: status as NodeStatus,
      detail,
      ...jsonAs<NodeData>(data),
    }))
    .sort((a, b) => (a.node < b.node ? -1 : 1));
}
