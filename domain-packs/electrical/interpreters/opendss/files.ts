import type { ReaderDiagnostics } from './messages.ts';
import { SourceText } from './source-text.ts';
import type { ScriptSource } from './source-text.ts';
import type { Span } from './span.ts';

const normalized = (path: string): string => {
  const parts: string[] = [];
  for (const part of path.replaceAll('\\', '/').toLowerCase().split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
};
const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Position of the first byte that no text has: a control character below the tab. */
function firstControl(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] ?? 0) < 9) return i;
  return -1;
}

/** The files given, found as OpenDSS finds them: relative to the file that refers, without regard to case. */
export class Files {
  readonly names: readonly string[];
  readonly #paths: readonly string[];
  readonly #bytes: (Uint8Array | undefined)[] = [];
  readonly #texts: (SourceText | undefined)[] = [];
  readonly #used = new Set<number>();
  readonly #diagnostics: ReaderDiagnostics;

  constructor(sources: readonly ScriptSource[], limit: number, diagnostics: ReaderDiagnostics) {
    this.names = sources.map(({ name }) => name);
    this.#paths = this.names.map(normalized);
    this.#diagnostics = diagnostics;
    sources.forEach((source, index) => {
      this.#bytes.push(this.#readable(source, index, limit));
    });
  }

  #readable({ name, content }: ScriptSource, index: number, limit: number): Uint8Array | undefined {
    const span: Span = { source: index, offset: 0, length: 0, line: 1, column: 1 };
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    if (bytes.length > limit)
      this.#diagnostics.add('dss.source.too-large', span, { file: name, size: bytes.length, limit });
    else if (bytes.length === 0) this.#diagnostics.add('dss.source.empty', span, { file: name });
    else {
      const offset = firstControl(bytes);
      if (offset < 0) return bytes;
      this.#diagnostics.add(
        'dss.source.binary',
        { ...span, offset, length: 1 },
        { file: name, offset, byte: bytes[offset] ?? 0 },
      );
    }
    return undefined;
  }

  /** The text of a file; undefined when it was refused. */
  open(index: number): SourceText | undefined {
    const bytes = this.#bytes[index];
    const first = !this.#used.has(index);
    this.#used.add(index);
    if (bytes === undefined) return undefined;
    const text = (this.#texts[index] ??= new SourceText(index, this.names[index] ?? '', bytes));
    if (first && !text.isUtf8) {
      const span: Span = { source: index, offset: 0, length: 0, line: 1, column: 1 };
      this.#diagnostics.add('dss.source.encoding', span, { file: text.name });
    }
    return text;
  }

  /** The text of a file that need not be read; empty when it was refused. */
  peek(index: number): string {
    const bytes = this.#bytes[index];
    return bytes ? (this.#texts[index] ??= new SourceText(index, this.names[index] ?? '', bytes)).text : '';
  }

  /** The file that a path means, seen from the file `from` (or from `folder`, after `cd`). */
  find(path: string, from: number, folder: string): number | undefined {
    const wanted = normalized(path);
    const here = normalized(`${folderOf(this.#paths[from] ?? '')}/${folder}/${wanted}`);
    const at = [here, wanted].map((each) => this.#paths.indexOf(each)).find((each) => each >= 0);
    if (at !== undefined) return at;
    const alike = this.#paths.flatMap((each, index) => (nameOf(each) === nameOf(wanted) ? [index] : []));
    return alike.length === 1 ? alike[0] : undefined;
  }

  /** Whether the path leads to the file by its folders, and not by its bare name alone. */
  isAtPath(index: number, path: string, from: number, folder: string): boolean {
    const wanted = normalized(path);
    const actual = this.#paths[index];
    return actual === wanted || actual === normalized(`${folderOf(this.#paths[from] ?? '')}/${folder}/${wanted}`);
  }

  reportUnused(): void {
    this.names.forEach((file, source) => {
      if (this.#used.has(source) || this.#bytes[source] === undefined) return;
      this.#diagnostics.add('dss.source.unused', { source, offset: 0, length: 0, line: 1, column: 1 }, { file });
    });
  }

  /** Whether the bytes of a file may be read at all. */
  isReadable(index: number): boolean {
    return this.#bytes[index] !== undefined;
  }
}
