/** A path with `{name}` in place of what varies, and a `:verb` at its end where it has one. */
export interface PathTemplate {
  readonly template: string;
  readonly names: readonly string[];
  /** @returns the values by name, decoded, or nothing when the path is another one */
  match(path: string): Readonly<Record<string, string>> | undefined;
}

const HOLE = /\{(\w+)\}/g;

/**
 * Compiles a template. A value ends at a slash or a colon, so that verbs are told from names: a colon within a value is
 * written %3A, as RFC 3986 §2.2 asks of a delimiter that is meant as data.
 */
export function pathTemplate(template: string): PathTemplate {
  const literal = template
    .split(HOLE)
    .map((part, i) => (i % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : '([^/:]+)'));
  const pattern = new RegExp(`^${literal.join('')}$`);
  const names = [...template.matchAll(HOLE)].map(([, name = '']) => name);
  return {
    template,
    names,
    match(path) {
      const found = pattern.exec(path);
      return found
        ? Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(found[i + 1] ?? '')]))
        : undefined;
    },
  };
}
