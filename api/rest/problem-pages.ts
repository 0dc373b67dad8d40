import type { Request, Response } from 'express';
import { BverError, ERRORS, nearest } from '../../primitives/index.ts';
import { HTTP_ERRORS } from './http-errors.ts';

const KNOWN: Readonly<
  Record<string, { readonly status: number; readonly title: string; readonly message: string; readonly remedy: string }>
> = {
  ...ERRORS,
  ...HTTP_ERRORS,
};

/** What the `type` of a problem resolves to (RFC 9457 §3.1.1): for a program the entry of the catalogue, for a person a page. */
export function sendProblemPage(code: string, request: Request, response: Response): void {
  const known = Object.hasOwn(KNOWN, code) ? KNOWN[code] : undefined;
  if (!known)
    throw new BverError('operation.unknown', {
      name: `the problem ${code}`,
      near: nearest(code, Object.keys(KNOWN)).join(', '),
    });
  const { status, title, message, remedy } = known;
  response.set('Cache-Control', 'public, max-age=3600').vary('Accept');
  if (request.accepts(['application/json', 'text/html']) === 'application/json') {
    response.json({ code, status, title, message, remedy });
    return;
  }
  response.type('html').send(page(code, status, title, message, remedy));
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);

/** Holes of the templates stand for what is known only when it happens. */
const withHoles = (template: string): string => escaped(template).replace(/\{(\w+)\}/g, '<var>$1</var>');

const page = (code: string, status: number, title: string, message: string, remedy: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)} – BVER</title>
<link rel="stylesheet" href="/docs/docs.css">
<main class="problem">
<p><a href="/docs">Documentation</a></p>
<h1>${escaped(title)}</h1>
<p><code>${escaped(code)}</code>, HTTP status ${status}</p>
<h2>What it says</h2>
<p>${withHoles(message)}</p>
<h2>What to do</h2>
<p>${withHoles(remedy)}</p>
</main>
`;
