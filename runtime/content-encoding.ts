import { promisify } from 'node:util';
import { constants, deflate as deflateWithCallback, inflate as inflateWithCallback } from 'node:zlib';

const deflate = promisify<Uint8Array, { level: number }, Buffer>(deflateWithCallback);
const inflate = promisify<Uint8Array, Buffer>(inflateWithCallback);

/** How stored bytes hold a content: zlib's format (RFC 1950), or as they are. */
export type ContentEncoding = 'deflate' | 'identity';

export interface EncodedContent {
  readonly encoding: ContentEncoding;
  readonly bytes: Uint8Array;
}

/** Kinds of content that are compressed already. */
const COMPRESSED = /^(image\/(?!svg)|audio\/|video\/|application\/(zip|gzip|pdf|zstd))/;
/** Below this there is nothing to gain. */
const SMALLEST = 128;

/** The shorter form of a content, as it is stored. */
export async function encodeContent(mediaType: string, bytes: Uint8Array): Promise<EncodedContent> {
  if (bytes.length >= SMALLEST && !COMPRESSED.test(mediaType)) {
    const short = await deflate(bytes, { level: constants.Z_BEST_SPEED + 2 });
    if (short.length < bytes.length) return { encoding: 'deflate', bytes: short };
  }
  return { encoding: 'identity', bytes };
}

export const decodeContent = async ({ encoding, bytes }: EncodedContent): Promise<Uint8Array> =>
  encoding === 'deflate' ? inflate(bytes) : bytes;
