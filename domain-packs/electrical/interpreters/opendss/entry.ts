import type { ReaderDiagnostics } from './messages.ts';
import type { Files } from './files.ts';

const REFERS =
  /^[ \t]*(?:red\w*|comp\w*|busc\w*|latl\w*|gisc\w*)[ \t]+(?:file[ \t]*=[ \t]*)?["'([{]?([^"')\]}\r\n!]+)/gim;
/** Files of values: `csvfile=name`, and `(file=name)` in a list. */
const DATA = /\b(?:csv)?file[ \t]*=[ \t]*["'([{]?([^\s"')\]},!]+)/gim;
const CIRCUIT = /^[ \t]*new[ \t]+(?:obj\w*[ \t]*=[ \t]*)?["'([{]?circuit\./im;

/** Names of the files that a text refers to, as it writes them: further scripts, coordinates, and lists of numbers. */
export function referredFiles(text: string): string[] {
  const said = text.replace(/(?:!|\/\/).*$/gm, '');
  const found = [...said.matchAll(REFERS), ...said.matchAll(DATA)].map(([, path = '']) => path.trim());
  return [...new Set(found)].filter((path) => path !== '');
}

/** The main script: the one named, or the file that defines a circuit and that no other file refers to. */
export function findEntry(files: Files, entry: string | undefined, diagnostics: ReaderDiagnostics): number | undefined {
  const all = files.names.map((_, index) => index);
  if (entry !== undefined) {
    const found = files.find(entry, -1, '');
    if (found === undefined) {
      diagnostics.add('dss.entry.unknown', undefined, { entry, files: files.names.join(', ') }, () => files.names);
    }
    return found;
  }
  const readable = all.filter((index) => files.isReadable(index));
  if (readable.length < 2) return readable[0];
  const referred = new Set<number>();
  const circuits = new Set<number>();
  for (const index of readable) {
    const text = files.peek(index);
    if (CIRCUIT.test(text)) circuits.add(index);
    for (const [, path = ''] of text.matchAll(REFERS)) {
      const target = files.find(path.trim(), index, '');
      if (target !== undefined && target !== index) referred.add(target);
    }
  }
  const free = readable.filter((index) => !referred.has(index));
  const candidates = [
    free.filter((index) => circuits.has(index)),
    [...circuits],
    free.filter((index) => /\.dss$/i.test(files.names[index] ?? '')),
    readable,
  ].find((each) => each.length > 0);
  const chosen = candidates?.[0];
  if (candidates !== undefined && candidates.length > 1) {
    diagnostics.add('dss.entry.ambiguous', undefined, {
      candidates: candidates.map((index) => files.names[index] ?? '').join(', '),
      file: files.names[chosen ?? 0] ?? '',
    });
  }
  return chosen;
}
