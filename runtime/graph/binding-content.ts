import type { DomainPack } from '../../primitives/index.ts';
import { BINDING_MEDIA_TYPE, bindingRecord, canonicalJson } from '../../primitives/index.ts';
import { sha256 } from '../sha256.ts';
import type { Content } from '../store/store.ts';

const made = new WeakMap<DomainPack, Content>();

/** The binding of a pack as a content: stored with every snapshot that is written under it. */
export function bindingContent(pack: DomainPack): Content {
  const known = made.get(pack);
  if (known) return known;
  const bytes = new TextEncoder().encode(canonicalJson(bindingRecord(pack)));
  const content = { digest: sha256(bytes), mediaType: BINDING_MEDIA_TYPE, bytes };
  made.set(pack, content);
  return content;
}
