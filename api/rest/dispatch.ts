import type { RequestHandler } from 'express';
import { BverError, nearest } from '../../primitives/index.ts';
import { HttpError } from './http-errors.ts';
import { pathTemplate } from './path-template.ts';
import type { Route } from './route.ts';

/**
 * Finds the route of a request. The table is also what tells a path that nothing serves (404) from a method that it does
 * not take (405, with `Allow`), and what answers OPTIONS.
 */
export function dispatch(routes: readonly Route[]): RequestHandler {
  const compiled = routes.map((route) => ({ route, template: pathTemplate(route.path) }));
  // The fewer names, the more is said: `/docs/page.css` goes before `/docs/{name}`.
  compiled.sort((a, b) => a.template.names.length - b.template.names.length);
  return async (request, response) => {
    const matching = compiled.flatMap(({ route, template }) => {
      const path = template.match(request.path);
      return path ? [{ route, path }] : [];
    });
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const found = matching.find(({ route }) => route.method === method);
    if (found) {
      await found.route.handle(request, response, found.path);
      return;
    }
    if (matching.length === 0) throw unknownPath(request.method, request.path, routes);
    const allowed = allowedMethods(matching.map(({ route }) => route.method));
    if (method === 'OPTIONS') return void response.status(204).set('Allow', allowed).end();
    throw new HttpError(
      'http.method-not-allowed',
      { path: request.path, method: request.method, allowed },
      { Allow: allowed },
    );
  };
}

function allowedMethods(methods: readonly string[]): string {
  return [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort().join(', ');
}

function unknownPath(method: string, path: string, routes: readonly Route[]): BverError {
  const near = nearest(path, [...new Set(routes.map((route) => route.path))]).join(', ');
  return new BverError('operation.unknown', { name: `${method} ${path}`, near });
}
