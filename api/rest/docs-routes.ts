import { readFileSync } from 'node:fs';
import type { RestOptions } from './rest-options.ts';
import type { Route } from './route.ts';
import { openApiDocument } from './openapi/openapi-document.ts';

/** The page loads nothing from elsewhere, and runs nothing that is not in its own files. */
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const SCRIPTS = ['docs.js', 'dom.js', 'schema-view.js', 'try-it.js', 'follow.js', 'trace.js', 'excerpt.js'];

const file = (name: string): string => readFileSync(new URL(`./docs/${name}`, import.meta.url), 'utf8');

/** The OpenAPI document, the page that shows it, and the page that shows where a value comes from. */
export function docsRoutes({ broker, version }: Pick<RestOptions, 'broker' | 'version'>): Route[] {
  const openApi = JSON.stringify(openApiDocument(broker, version.version));
  const asset = (path: string, mediaType: string, text: string): Route => ({
    method: 'GET',
    path,
    handle: (_request, response) =>
      void response
        .set({ 'Content-Security-Policy': CONTENT_SECURITY_POLICY, 'Cache-Control': 'no-cache' })
        .type(mediaType)
        .send(text),
  });
  return [
    { method: 'GET', path: '/', handle: (_request, response) => response.redirect(302, '/docs') },
    asset('/openapi.json', 'application/json', openApi),
    asset('/docs', 'text/html', file('docs.html')),
    asset('/docs/trace', 'text/html', file('trace.html')),
    asset('/docs/docs.css', 'text/css', file('docs.css')),
    asset('/docs/trace.css', 'text/css', file('trace.css')),
    ...SCRIPTS.map((name) => asset(`/docs/${name}`, 'text/javascript', file(name))),
    { method: 'GET', path: '/favicon.ico', handle: (_request, response) => void response.status(204).end() },
  ];
}
