const VOID = new Set(['meta', 'br', 'img', 'link', 'hr', '!doctype', '?xml']);

/** The first tag of a document that does not close, or closes what is not open; undefined when all is in order. */
export function firstBadTag(markup: string): string | undefined {
  const open: string[] = [];
  for (const [tag, slash, name = ''] of markup.matchAll(/<(\/?)([a-zA-Z!?][\w-]*)[^>]*>/g)) {
    if (VOID.has(name.toLowerCase())) continue;
    if (slash === '') open.push(name);
    else if (open.pop() !== name) return tag;
  }
  return open.at(-1);
}
