import type { Reader } from '../reader.ts';
import type { SourceText } from '../source-text.ts';
import type { Span } from '../span.ts';

/** The number of the file that a statement refers to; undefined, and reported, when it was not given. */
export function findFile(reader: Reader, path: string, span: Span): number | undefined {
  const index = reader.files.find(path, span.source, reader.folder);
  if (index === undefined) {
    const bare = (name: string): string => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    const files = reader.files.names.slice(0, 20).join(', ');
    reader.diagnostics.add('dss.file.missing', span, { path, files }, () => reader.files.names.map(bare));
    return undefined;
  }
  if (!reader.files.isAtPath(index, path, span.source, reader.folder)) {
    reader.diagnostics.add('dss.file.by-name', span, { path, file: reader.files.names[index] ?? '' });
  }
  return index;
}

/** The text of the file that a statement refers to; undefined when it is missing or was refused, which is reported. */
export function openFile(reader: Reader, path: string, span: Span): SourceText | undefined {
  const index = findFile(reader, path, span);
  return index === undefined ? undefined : reader.files.open(index);
}
