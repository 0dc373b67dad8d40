import { COMMANDS } from './commands.ts';
import type { Reader } from './reader.ts';
import { Scanner } from './scanner.ts';
import type { SourceText } from './source-text.ts';
import type { Span } from './span.ts';
import { editProperty } from './statements/edit.ts';
import { STATEMENTS } from './statements/index.ts';
import { findFile } from './statements/open-file.ts';

/** Files that redirect to one another many times over must come to an end. */
const MAXIMUM_FILES = 10_000;

/** Reads a file of statements line by line. Whatever is wrong with a line, the next one is read. */
export function readSource(reader: Reader, index: number): void {
  const source = reader.files.open(index);
  if (source === undefined) return;
  reader.read.push(index);
  reader.stack.push(index);
  const { text } = source;
  const scanner = new Scanner(source);
  let line = 1;
  for (let at = 0; at < text.length; line++) {
    const stop = source.lineEnd(at);
    const comment = commentStart(source, at, stop);
    if (comment < 0) {
      scanner.begin(line, at, line === 1 ? source.start : at, stop);
      readStatement(reader, scanner);
      at = stop + 1;
      continue;
    }
    const close = text.indexOf('*/', comment + 2);
    if (close < 0) {
      reader.diagnostics.add('dss.comment.unclosed', source.span(comment, comment + 2, line, at));
      break;
    }
    for (let end = stop; ; line++) {
      if (close < end) {
        reportTrailing(reader, source, close + 2, end, line, at);
        at = end + 1;
        break;
      }
      at = end + 1;
      end = source.lineEnd(at);
    }
  }
  reader.stack.pop();
}

/** Where a block comment begins: only at the beginning of a line. Negative when none does. */
function commentStart({ text }: SourceText, start: number, stop: number): number {
  let at = start;
  while (at < stop && text.charCodeAt(at) <= 32) at++;
  return text.charCodeAt(at) === 47 && text.charCodeAt(at + 1) === 42 && at + 1 < stop ? at : -1;
}

function reportTrailing(
  reader: Reader,
  source: SourceText,
  start: number,
  stop: number,
  line: number,
  lineStart: number,
): void {
  const rest = source.text.slice(start, stop);
  const text = rest.trim();
  if (text === '' || text.startsWith('!') || text.startsWith('//')) return;
  const first = start + rest.indexOf(text);
  reader.diagnostics.add('dss.comment.trailing', source.span(first, first + text.length, line, lineStart));
}

function readStatement(reader: Reader, scanner: Scanner): void {
  if (!scanner.next()) return;
  reader.statements++;
  if (scanner.hasName) {
    editProperty(reader, scanner);
    return;
  }
  const command = COMMANDS.find(scanner.value);
  const { start, stop } = scanner;
  if (command === undefined) {
    reader.diagnostics.add('dss.command.unknown', scanner.valueSpan, { text: scanner.value }, () => COMMANDS.names);
    reader.active = 'refused';
    return;
  }
  const name = command.name.toLowerCase();
  const statement = STATEMENTS[name];
  if (name === 'redirect' || name === 'compile') follow(reader, scanner, name === 'compile');
  else if (statement) statement(reader, scanner, scanner.span(start, stop));
  else {
    const code = command.effect === 'changes' ? 'dss.command.not-modelled' : 'dss.command.ignored';
    reader.diagnostics.add(code, scanner.span(start, stop), { command: command.name, reason: command.reason });
  }
}

/** `redirect file` and `compile file`: reads another file in place of the statement. */
function follow(reader: Reader, scanner: Scanner, compile: boolean): void {
  if (!scanner.next()) {
    reader.diagnostics.add('dss.value.missing', scanner.lineSpan, { property: 'The file', kind: 'the name of a file' });
    return;
  }
  const span: Span = scanner.valueSpan;
  const index = findFile(reader, scanner.value, span);
  if (index === undefined) return;
  if (reader.stack.includes(index)) {
    reader.diagnostics.add('dss.file.cycle', span, { file: reader.files.names[index] ?? '' });
    return;
  }
  if (reader.read.length > MAXIMUM_FILES) {
    reader.diagnostics.add('dss.limit.files', span, { path: scanner.value, limit: MAXIMUM_FILES });
    return;
  }
  const folder = reader.folder;
  const path = scanner.value;
  reader.folder = '';
  readSource(reader, index);
  // OpenDSS returns to the folder it came from after `redirect`, and stays in that of the file after `compile`.
  reader.folder = compile ? path.slice(0, Math.max(0, path.search(/[\\/][^\\/]*$/))) : folder;
}
