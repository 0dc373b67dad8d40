import type { Database } from '../database.ts';
import { contentsOf } from '../repositories/contents.ts';
import type { Content } from './store.ts';

/** Reads contents one by one; those that are asked for in one breath, such as a snapshot's chunks, come in one query. */
export function createContentReader(
  database: Database,
): (tenant: string, digest: string) => Promise<Content | undefined> {
  const asked = new Map<string, { digests: Set<string>; answer: Promise<Map<string, Content>> }>();
  return async (tenant, digest) => {
    let batch = asked.get(tenant);
    if (!batch) {
      const digests = new Set<string>();
      const answer = nextTurn().then(() => {
        asked.delete(tenant);
        return contentsOf(database, tenant, [...digests]);
      });
      asked.set(tenant, (batch = { digests, answer }));
    }
    batch.digests.add(digest);
    return (await batch.answer).get(digest);
  };
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
