import type { Request, Response } from 'express';

/**
 * Answers with JSON. What is read carries an ETag, and is asked for again before it is used again; a list that goes on
 * carries where, as a link (RFC 8288).
 */
export function sendJson(request: Request, response: Response, body: unknown): void {
  const reading = request.method === 'GET' || request.method === 'HEAD';
  response.set('Cache-Control', reading ? 'private, no-cache' : 'no-store');
  const next = nextPageToken(body);
  if (next !== undefined) {
    const url = new URL(request.originalUrl, 'http://localhost');
    url.searchParams.set('pageToken', next);
    response.set('Link', `<${url.pathname}${url.search}>; rel="next"`);
  }
  if (reading) response.json(body);
  else response.type('json').end(JSON.stringify(body));
}

const nextPageToken = (body: unknown): string | undefined =>
  typeof body === 'object' && body !== null && 'nextPageToken' in body && typeof body.nextPageToken === 'string'
    ? body.nextPageToken
    : undefined;
