import express from 'express';
import type { Request, Response } from 'express';
import { BverError } from '../../primitives/index.ts';
import { HttpError } from './http-errors.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads the body of a request as a JSON object; no body is an empty one. */
export type ReadJson = (request: Request, response: Response) => Promise<JsonObject>;

const isJson = (mediaType: string): boolean =>
  /^application\/([\w.-]+\+)?json$/i.test(mediaType.split(';')[0]?.trim() ?? '');

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined ||
  (headers['content-length'] !== undefined && headers['content-length'] !== '0');

/**
 * @param limit bytes, after decompression
 * @throws HttpError `http.unsupported-media-type`, `http.content-too-large`; BverError `input.invalid`
 */
export function jsonBody(limit: number): ReadJson {
  const parse = express.json({ limit, type: () => true });
  return async (request, response) => {
    if (!hasBody(request)) return {};
    const given = request.get('content-type') ?? 'a body without Content-Type';
    if (!isJson(given)) throw unsupported(request.path, given);
    await new Promise<void>((resolve, reject) =>
      parse(request, response, (error?: unknown) => {
        if (error === undefined) resolve();
        else reject(asKnown(error, request.path, limit));
      }),
    );
    const body: unknown = request.body;
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as JsonObject;
    throw malformed('it is not an object');
  };
}

const unsupported = (path: string, given: string): HttpError =>
  new HttpError(
    'http.unsupported-media-type',
    { path, given, wanted: 'application/json in UTF-8' },
    { 'Accept-Post': 'application/json' },
  );

const malformed = (problem: string): BverError =>
  new BverError('input.invalid', { operation: 'The body', problem }, { errors: [{ pointer: '', detail: problem }] });

/** The parser names its errors by `type` (body-parser, README, section Errors). */
function asKnown(error: unknown, path: string, limit: number): Error {
  const { type, message } = error as { type?: string; message?: string };
  switch (type) {
    case 'entity.too.large':
      return new HttpError('http.content-too-large', { limit });
    case 'charset.unsupported':
    case 'encoding.unsupported':
      return unsupported(path, message ?? type);
    case 'entity.parse.failed':
    case 'request.aborted':
    case 'request.size.invalid':
      return malformed(`it is not JSON: ${message ?? ''}`);
    default:
      return error instanceof Error ? error : new Error('The body cannot be read', { cause: error });
  }
}
