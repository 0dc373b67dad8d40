import { BverError } from '../primitives/index.ts';
import { sha256 } from '../runtime/sha256.ts';
import type { Store, StoredDocument } from '../runtime/store/store.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  json: 'application/json',
  xml: 'application/xml',
  txt: 'text/plain',
};

/** The media type that a file name suggests; a pack's interpreters recognise their own by ending. */
const mediaTypeOf = (name: string): string =>
  MEDIA_TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/**
 * Stores a document under the digest of its bytes; the same bytes are stored once.
 *
 * @throws BverError `document.too-large`
 */
export async function putDocument(
  store: Store,
  tenant: string,
  limit: number,
  given: { readonly name: string; readonly bytes: Uint8Array; readonly mediaType?: string | undefined },
): Promise<StoredDocument> {
  const { name, bytes } = given;
  if (bytes.length > limit) throw new BverError('document.too-large', { name, size: bytes.length, limit });
  const document = { digest: sha256(bytes), name, mediaType: given.mediaType ?? mediaTypeOf(name), size: bytes.length };
  await store.putContents(tenant, [{ digest: document.digest, mediaType: document.mediaType, bytes }]);
  await store.putDocument(tenant, document);
  return document;
}
