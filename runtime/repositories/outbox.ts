import type { Connection } from '../database.ts';
import { jsonText } from './json.ts';

/** An event on its way out, as CloudEvents 1.0 has it; `id` is derived from what happened. */
export interface OutboxEvent {
  readonly id: string;
  readonly type: string;
  /** Events of one subject are published in order. */
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Puts an event, in the transaction of what it tells of, unless it was told before. */
export async function insertEvent(
  db: Connection,
  tenant: string,
  { id, type, subject, data }: OutboxEvent,
): Promise<void> {
  await db.$executeRaw`
    INSERT INTO outbox (tenant, id, source, type, subject, data)
    VALUES (${tenant}, ${id}, 'bver', ${type}, ${subject}, ${jsonText(data)}::json)
    ON CONFLICT DO NOTHING`;
}
