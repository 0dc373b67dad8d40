/** One step of a location path: the children of a name, of them the one at a position, or those with an attribute's value. */
export interface Step {
  /** `*` for any. */
  readonly name: string;
  readonly position?: number;
  readonly attribute?: { readonly name: string; readonly value: string };
}

/** A location path of the kind that evidence is selected by. */
export interface LocationPath {
  /** It begins with `//`: the first step is taken from everywhere in the document. */
  readonly anywhere: boolean;
  readonly steps: readonly Step[];
  /** What of the element is meant: an attribute, its own text, or, where absent, all text in it. */
  readonly end?: { readonly attribute: string } | 'text()';
}

const NAME = String.raw`[\p{L}_][\p{L}\p{N}._-]*(?::[\p{L}_][\p{L}\p{N}._-]*)?`;
const STEP = new RegExp(String.raw`^(\*|${NAME})(?:\[(?:(\d{1,9})|@(${NAME})\s*=\s*(?:'([^']*)'|"([^"]*)"))\])?$`, 'u');
const END = new RegExp(String.raw`^@(${NAME})$`, 'u');
const LENGTH_LIMIT = 2000;

/**
 * Reads a location path: from parent to child, with positions or values of attributes, `//` only at its beginning. It is
 * XPath 1.0 (2.5, abbreviated syntax) as far as that takes one look at each child, whoever wrote it.
 *
 * @throws Error which step is not of this kind
 */
export function locationPath(path: string): LocationPath {
  if (path.length > LENGTH_LIMIT) throw new Error(`the path is longer than ${LENGTH_LIMIT} characters`);
  const anywhere = path.startsWith('//');
  if (!path.startsWith('/')) throw new Error('the path does not begin at the root, with /');
  const parts = splitSteps(path.slice(anywhere ? 2 : 1));
  const last = parts.at(-1) ?? '';
  const attribute = END.exec(last)?.[1];
  const end = attribute !== undefined ? { attribute } : last === 'text()' ? last : undefined;
  const steps = (end === undefined ? parts : parts.slice(0, -1)).map(stepOf);
  if (steps.length === 0) throw new Error('the path names no element');
  return { anywhere, steps, ...(end === undefined ? {} : { end }) };
}

/** A slash in a quoted value separates nothing. */
function splitSteps(path: string): string[] {
  const parts: string[] = [];
  let part = '';
  let quote = '';
  for (const letter of path) {
    if (letter === '/' && quote === '') {
      parts.push(part);
      part = '';
    } else part += letter;
    if (quote === '' ? letter === "'" || letter === '"' : letter === quote) quote = quote === '' ? letter : '';
  }
  return [...parts, part];
}

function stepOf(part: string): Step {
  const found = STEP.exec(part);
  if (!found) {
    throw new Error(
      `the step “${part}” is not a name with a position or an attribute’s value, as in book[2] or book[@id='a']`,
    );
  }
  const [, name = '', position, attribute, single, double] = found;
  return {
    name,
    ...(position === undefined ? {} : { position: Number(position) }),
    ...(attribute === undefined ? {} : { attribute: { name: attribute, value: single ?? double ?? '' } }),
  };
}
