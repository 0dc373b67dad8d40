import type { Request, Response } from 'express';
import { BverError } from '../../primitives/index.ts';
import { LOCAL_CALLER } from '../auth/local-caller.ts';
import { HttpError } from './http-errors.ts';
import type { RestOptions } from './rest-options.ts';

const DIGEST = /^[0-9a-f]{64}$/;

/**
 * Answers with stored bytes by their digest: whole, or one range of them (RFC 9110 §14). What stands under a digest never
 * changes. Content of others is shown in a sandbox, so that a page among it cannot act as this origin.
 *
 * @throws BverError `artifact.not-found`; HttpError `http.range-not-satisfiable`
 */
export async function sendArtifact(
  { store }: RestOptions,
  digest: string,
  request: Request,
  response: Response,
): Promise<void> {
  const content = DIGEST.test(digest) ? await store.content(LOCAL_CALLER.tenant, digest) : undefined;
  if (!content) throw new BverError('artifact.not-found', { digest });
  const { bytes, mediaType } = content;
  const etag = `"${digest}"`;
  response.set({
    'Content-Type':
      mediaType.startsWith('text/') && !mediaType.includes('charset') ? `${mediaType}; charset=utf-8` : mediaType,
    ETag: etag,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Content-Security-Policy': 'sandbox',
  });
  if (request.fresh) return void response.status(304).end();
  const range = rangeOf(request, etag, bytes.length);
  if (!range) return void response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  const { start, end } = range;
  response.status(206).set('Content-Range', `bytes ${start}-${end}/${bytes.length}`);
  response.send(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start + 1));
}

/** The range to send; nothing for the whole, which is also the answer to several ranges and to what cannot be understood. */
function rangeOf(request: Request, etag: string, size: number): { start: number; end: number } | undefined {
  const { range, 'if-range': ifRange } = request.headers;
  if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return undefined;
  const ranges = request.range(size);
  if (ranges === -1)
    throw new HttpError('http.range-not-satisfiable', { range, size }, { 'Content-Range': `bytes */${size}` });
  if (ranges === undefined || ranges === -2 || ranges.length !== 1 || ranges.type !== 'bytes') return undefined;
  return ranges[0];
}
