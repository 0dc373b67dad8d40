import type { Finding } from '../../primitives/index.ts';
import type { Connection } from '../database.ts';
import { jsonText, storable } from './json.ts';

/** A finding as a row: what lists and searches need. The whole of it is in the findings' content, under its ordinal. */
export interface FindingRow {
  readonly actionDigest: string;
  readonly ordinal: number;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly kind: string;
  readonly level: string;
  readonly focusNode: string;
  readonly resultPath: string | null;
  readonly messageId: string;
  readonly message: string;
  readonly remedy: string | null;
}

/** Puts the failures and open points of an action; what passed or does not apply is in the findings' content only. */
export async function insertFindings(
  db: Connection,
  tenant: string,
  actionDigest: string,
  findings: readonly Finding[],
): Promise<void> {
  const rows = findings.flatMap((finding, ordinal) => (isLookedUp(finding) ? [rowOf(finding, ordinal)] : []));
  if (rows.length === 0) return;
  await db.$executeRaw`
    INSERT INTO finding (tenant, action_digest, ordinal, rule_id, rule_version, kind, level, focus_node, result_path,
      message_id, message, remedy, details)
    SELECT ${tenant}, ${actionDigest}, f."ordinal", f."ruleId", f."ruleVersion", f."kind", f."level", f."focusNode",
      f."resultPath", f."messageId", f."message", f."remedy", f."details"
    FROM json_to_recordset(${storable(jsonText(rows))}::json) AS f("ordinal" int, "ruleId" text, "ruleVersion" text,
      "kind" text, "level" text, "focusNode" text, "resultPath" text, "messageId" text, "message" text, "remedy" text,
      "details" json)
    ON CONFLICT DO NOTHING`;
}

const isLookedUp = ({ kind }: Finding): boolean => kind === 'fail' || kind === 'open';

const rowOf = (finding: Finding, ordinal: number) => ({
  ordinal,
  ruleId: finding.ruleId,
  ruleVersion: finding.ruleVersion,
  kind: finding.kind,
  level: finding.level,
  focusNode: storable(finding.focusNode),
  resultPath: finding.resultPath,
  messageId: finding.messageId,
  message: storable(finding.message),
  remedy: finding.remedy,
  details: {
    arguments: finding.arguments,
    used: finding.used,
    restsOnAssumed: finding.restsOnAssumed,
    evidence: finding.evidence,
  },
});

/** Failures and open points of a run's steps, in order of step and place. */
export const findingsOfRun = (db: Connection, tenant: string, runId: string, limit: number): Promise<FindingRow[]> =>
  db.$queryRaw<FindingRow[]>`
    SELECT f.action_digest AS "actionDigest", f.ordinal, f.rule_id AS "ruleId", f.rule_version AS "ruleVersion", f.kind,
      f.level, f.focus_node AS "focusNode", f.result_path AS "resultPath", f.message_id AS "messageId", f.message, f.remedy
    FROM run_step s JOIN finding f ON f.tenant = s.tenant AND f.action_digest = s.action_digest
    WHERE s.tenant = ${tenant} AND s.run_id = ${runId} ORDER BY s.sequence, f.ordinal LIMIT ${limit}`;
