import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { BverError } from '../../primitives/index.ts';
import { LOCAL_CALLER } from '../auth/local-caller.ts';
import { putDocument } from '../put-document.ts';
import { HttpError } from './http-errors.ts';
import { requestContext } from './request-context.ts';
import type { RestOptions } from './rest-options.ts';
import { DOCUMENT_LIMIT } from './rest-options.ts';
import { sendJson } from './send-json.ts';

/** How long a sender that does not stop is listened to after it was told that it is too much. */
const GRACE_MS = 1000;

/** Types that clients send when nobody chose one: they say nothing. */
const UNSAID = new Set(['application/octet-stream', 'application/x-www-form-urlencoded']);

/** Stores the raw body as a document, under the name that the query gives. */
export async function receiveDocument(
  options: RestOptions,
  name: string,
  request: Request,
  response: Response,
): Promise<void> {
  requestContext(response).operation = 'documents.put';
  const limit = options.documentLimit ?? DOCUMENT_LIMIT;
  const { bytes, digest } = await readBody(request, response, name, limit);
  requireDigest(request.get('content-digest'), digest);
  const said = request.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  const mediaType = said === undefined || UNSAID.has(said) ? undefined : said;
  const stored = await putDocument(options.store, LOCAL_CALLER.tenant, limit, { name, bytes, mediaType });
  response
    .status(201)
    .set({ Location: `/v1/documents/${stored.digest}`, 'Content-Digest': `sha-256=:${digest.toString('base64')}:` });
  sendJson(request, response, stored);
}

/** @throws BverError `document.too-large` as soon as that is known: by the header, or by the first byte too many */
async function readBody(
  request: Request,
  response: Response,
  name: string,
  limit: number,
): Promise<{ bytes: Uint8Array; digest: Buffer }> {
  const declared = Number(request.get('content-length') ?? 0);
  const tooLarge = (size: number): BverError => {
    // What is still being sent is discarded for a moment, since a client whose sending breaks does not read the answer.
    response.once('finish', () => setTimeout(() => request.destroy(), GRACE_MS).unref());
    request.resume();
    return new BverError('document.too-large', { name, size, limit });
  };
  if (declared > limit) throw tooLarge(declared);
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw tooLarge(size);
    hash.update(chunk);
    chunks.push(chunk);
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks)), digest: hash.digest() };
}

/** Compares with `Content-Digest` (RFC 9530), where the sender gave one by SHA-256. */
function requireDigest(header: string | undefined, digest: Buffer): void {
  const said = /(?:^|,)\s*sha-256=:(?<digest>[A-Za-z0-9+/=]*):/.exec(header ?? '')?.groups?.['digest'];
  const actual = digest.toString('base64');
  if (said !== undefined && said !== actual) throw new HttpError('http.digest-mismatch', { said, actual });
}
