import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../usage-error.ts';

/** The pack that new ones are made of: real code, compiled, linted and held to the laws like any other. */
const TEMPLATE = new URL('template/', import.meta.url);
const LONGEST_NAME = 30;

/** Names that would be taken for something else: of operations of BVER itself, and of the template. */
const TAKEN = new Set(['blueprint', 'interpret', 'system']);

/**
 * Writes a new domain pack: `domain-packs/NAME/` under a root, with one small primitive of each kind, a sample document and
 * its conformance test.
 *
 * @returns the files that were written, relative to the root
 * @throws UsageError for a name that no pack can have, and for a folder that is there
 */
export function writePack(name: string, root: string): string[] {
  requireName(name);
  const folder = path.join('domain-packs', name);
  if (existsSync(path.join(root, folder))) {
    throw new UsageError(`${folder} is there already.`, 'Choose another name, or take the folder away first.');
  }
  const template = TEMPLATE.pathname;
  const files = readdirSync(template, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => path.join(path.relative(template, entry.parentPath), entry.name))
    .sort()
    .map((file) => {
      const target = path.join(folder, file.replaceAll('blueprint', name));
      mkdirSync(path.dirname(path.join(root, target)), { recursive: true });
      writeFileSync(path.join(root, target), renamed(readFileSync(path.join(template, file), 'utf8'), name));
      return target;
    });
}

function requireName(name: string): void {
  const how = 'Choose lower-case words joined by hyphens, like heat-networks.';
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name)) throw new UsageError(`${name} is no name of a pack.`, how);
  if (name.length > LONGEST_NAME) {
    throw new UsageError(`${name} has ${name.length} letters.`, `Choose a name of at most ${LONGEST_NAME}.`);
  }
  if (TAKEN.has(name)) throw new UsageError(`${name} means something else to BVER.`, 'Choose the name of the domain.');
}

/** The template's text about another domain, one folder nearer to the root than it is here. */
function renamed(text: string, name: string): string {
  const camel = name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const title = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
  return text
    .replaceAll('blueprintPack', `${camel}Pack`)
    .replaceAll('Blueprint', title)
    .replaceAll('blueprint', name)
    .replace(/'\.\.\/((?:\.\.\/)+)primitives\//g, "'$1primitives/");
}
