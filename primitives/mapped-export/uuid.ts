import type { Sha256 } from '../model/sha256.ts';

/** A UUID of version 8 (RFC 9562, 5.8) from a name: the same name gives the same one, everywhere. */
export function uuidOf(name: string, sha256: Sha256): string {
  const hex = sha256(name);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
