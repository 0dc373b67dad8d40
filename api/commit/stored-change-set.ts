import type { ChangeSet } from '../../primitives/index.ts';
import { BverError } from '../../primitives/index.ts';
import type { Store } from '../../runtime/store/store.ts';
import { changeSetSchema } from '../system/change-set-schema.ts';

/**
 * The change set that stands under a digest.
 *
 * @throws BverError `artifact.not-found`; `operation.not-applicable` for a content that is no change set
 */
export async function storedChangeSet(store: Store, tenant: string, digest: string): Promise<ChangeSet> {
  const content = await store.content(tenant, digest);
  if (!content) throw new BverError('artifact.not-found', { digest });
  const read = changeSetSchema.safeParse(jsonOf(content.bytes));
  // What is optional is there or not; the schema's type says `undefined` as well, which JSON does not know.
  if (read.success) return read.data as ChangeSet;
  const [issue] = read.error.issues;
  const where = issue && issue.path.length > 0 ? `: ${issue.path.map(String).join('.')}: ${issue.message}` : '';
  throw new BverError('operation.not-applicable', {
    problem: `The content ${digest} is not a change set${where}.`,
    how: 'Commit the digest that a result names as its changeSet.',
  });
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
