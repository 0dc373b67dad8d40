import { HTTP_ERRORS } from '../../api/rest/http-errors.ts';
import { ERRORS } from '../../primitives/index.ts';
import type { StartupErrorCode } from '../../runtime/startup-error.ts';
import { STARTUP_ERRORS } from '../../runtime/startup-error.ts';

interface Entry {
  readonly title?: string;
  readonly status?: number;
  readonly retry?: string;
  readonly message: string;
  readonly remedy: string;
}

/** `docs/errors.md`: every catalogue of errors, as it stands in the code. */
export const errorPage = (): string =>
  [
    '# Errors',
    '',
    'A code never changes its meaning. Words in braces are filled in when the error happens. This page is written from the',
    'catalogues in the code (`npm run docs`), and the test command fails when the two differ.',
    '',
    '## Through every door',
    '',
    'What an operation can answer with: over REST as problem details (RFC 9457) whose `type` is `/problems/<code>`, over MCP',
    'as a tool result with `isError`, on the command line as a message and an exit code other than 0. A run that failed',
    'carries the same record. (`primitives/errors.ts`)',
    '',
    ...sections(ERRORS),
    '## REST only',
    '',
    'What HTTP itself can have wrong. (`api/rest/http-errors.ts`)',
    '',
    ...sections(HTTP_ERRORS),
    '## At the start',
    '',
    'What can keep BVER from starting, said at the terminal. (`runtime/startup-error.ts`)',
    '',
    ...sections(startupErrors()),
  ].join('\n');

const sections = (catalogue: Readonly<Record<string, Entry>>): string[] =>
  Object.entries(catalogue).flatMap(([code, { title, status, retry, message, remedy }]) => [
    `### ${code}`,
    '',
    ...(title === undefined
      ? []
      : [`${title}. HTTP status ${status ?? '–'}${retry === 'backoff' ? '; can be tried again' : ''}.`, '']),
    `- Says: ${escaped(message)}`,
    `- Do: ${escaped(remedy)}`,
    '',
  ]);

/** The messages of the start are functions of their data: given the names of the data, they show their holes. */
function startupErrors(): Record<string, Entry> {
  const holes = new Proxy({}, { get: (_, name) => `{${String(name)}}` });
  const codes = Object.keys(STARTUP_ERRORS) as StartupErrorCode[];
  return Object.fromEntries(codes.map((code) => [code, (STARTUP_ERRORS[code] as (data: unknown) => Entry)(holes)]));
}

const escaped = (text: string): string => text.replace(/[<>*]/g, String.raw`\$&`);
