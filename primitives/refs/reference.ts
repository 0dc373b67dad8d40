/**
 * What a `bver://` reference can name, as a path: each `{hole}` is one segment, percent-encoded (RFC 3986). One grammar for
 * results, findings, traces and the resources of MCP.
 */
export const REFERENCES = {
  document: 'documents/{digest}',
  artifact: 'artifacts/{digest}',
  snapshot: 'snapshots/{snapshot}',
  element: 'snapshots/{snapshot}/elements/{subject}',
  value: 'snapshots/{snapshot}/elements/{subject}/values/{path}',
  branch: 'graphs/{graph}/branches/{branch}',
  move: 'graphs/{graph}/branches/{branch}/moves/{sequence}',
  run: 'runs/{runId}',
  findings: 'runs/{runId}/findings',
  step: 'runs/{runId}/steps/{step}',
  finding: 'runs/{runId}/steps/{step}/findings/{index}',
  result: 'runs/{runId}/values/{subject}/{path}',
  resultSet: 'result-sets/{digest}',
  question: 'runs/{runId}/questions/{questionId}',
  operation: 'operations/{operationId}',
  type: 'types/{type}',
} as const;

export type ReferenceKind = keyof typeof REFERENCES;

/** The names of the holes of a template. */
type Holes<T extends string> = T extends `${string}{${infer Hole}}${infer Rest}` ? Hole | Holes<Rest> : never;

/** A reference, taken apart: its kind, what fills the holes, and the place inside it that its fragment points to. */
export type Reference<K extends ReferenceKind = ReferenceKind> = {
  readonly [Each in K]: { readonly kind: Each; readonly fragment?: string } & Readonly<
    Record<Holes<(typeof REFERENCES)[Each]>, string>
  >;
}[K];

const SCHEME = 'bver://';
const HOLE = /^\{(\w+)\}$/;

/** Half a character has no UTF-8; the replacement character stands for it. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/**
 * A segment is never empty, and never one that a URL parser takes for a folder (`.` and `..`, in whatever encoding): NUL
 * stands before those, and before a text that begins with NUL itself.
 */
const NEEDS_GUARD = /^(\0|\.{0,2}$)/;
const encodeSegment = (text: string): string =>
  encodeURIComponent(wellFormed(NEEDS_GUARD.test(text) ? `\0${text}` : text));

/** The URI of a reference. */
export function formatReference(reference: Reference): string {
  const holes: Readonly<Record<string, string | undefined>> = { ...reference };
  const path = REFERENCES[reference.kind].replace(/\{(\w+)\}/g, (_, name: string) => encodeSegment(holes[name] ?? ''));
  const { fragment } = reference;
  return `${SCHEME}${path}${fragment === undefined ? '' : `#${encodeFragment(fragment)}`}`;
}

/** Characters that a fragment cannot have are encoded; those that are encoded already stay (RFC 3986 §3.5). */
const encodeFragment = (fragment: string): string =>
  wellFormed(fragment).replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%]/gu, (character) => encodeURIComponent(character));

/** What a URI names; where it names nothing, the problem in words. Whatever text is given, there is an answer. */
export function parseReference(uri: string): Reference | { readonly problem: string } {
  if (uri.slice(0, SCHEME.length).toLowerCase() !== SCHEME) return { problem: 'it does not begin with bver://' };
  const at = uri.indexOf('#');
  const path = uri.slice(SCHEME.length, at === -1 ? undefined : at);
  const segments = path.split('/');
  for (const [kind, template] of Object.entries(REFERENCES)) {
    const holes = holesOf(template.split('/'), segments);
    if (holes === undefined) continue;
    if ('problem' in holes) return { problem: holes['problem'] ?? '' };
    return { kind, ...holes, ...(at === -1 ? {} : { fragment: uri.slice(at + 1) }) } as unknown as Reference;
  }
  return { problem: `nothing is called ${path === '' ? 'nothing' : (segments[0] ?? '')} in this form` };
}

/** What fills the holes of a template; `undefined` where the path is of another form. */
function holesOf(template: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const holes: Record<string, string> = {};
  for (const [i, part] of template.entries()) {
    const segment = segments[i] ?? '';
    const name = HOLE.exec(part)?.[1];
    if (name === undefined) {
      if (part !== segment) return undefined;
      continue;
    }
    const text = decodeSegment(segment);
    if (text === undefined) return { problem: `${segment === '' ? 'an empty segment' : segment} is no ${name}` };
    holes[name] = text;
  }
  return holes;
}

function decodeSegment(segment: string): string | undefined {
  if (segment === '') return undefined;
  try {
    const text = decodeURIComponent(segment);
    return text.startsWith('\0') ? text.slice(1) : text;
  } catch {
    return undefined;
  }
}
