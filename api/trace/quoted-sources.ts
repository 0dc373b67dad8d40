import type { QuotedSource, Source } from '../../primitives/index.ts';
import { openSource } from '../../runtime/evidence/open-source.ts';
import type { Store } from '../../runtime/store/store.ts';

/** Documents opened for quoting; those whose bytes are not kept are left out. */
export async function quotedSources(store: Store, tenant: string, sources: readonly Source[]): Promise<QuotedSource[]> {
  const quoted = sources.map(async ({ uri, digest, mediaType }) => {
    const content = await store.content(tenant, digest);
    return content ? [{ uri, digest, ...openSource({ uri, digest, mediaType, bytes: content.bytes }) }] : [];
  });
  return (await Promise.all(quoted)).flat();
}
