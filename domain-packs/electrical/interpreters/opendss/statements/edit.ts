import type { OpenElement, Reader } from '../reader.ts';
import type { Scanner } from '../scanner.ts';
import type { Span } from '../span.ts';
import { NamePattern } from '../pattern.ts';
import { assign, assignAll, reportUnknown } from './assign.ts';
import { splitElementName } from './define.ts';

/** The element that a text names, `class.name` or a name of the last class; undefined, and reported, when there is none. */
export function elementNamed(reader: Reader, text: string, span: Span): OpenElement | undefined {
  const [first, rest] = splitElementName(text);
  const definition = rest === '' ? reader.lastClass : reader.classOf(first);
  if (definition === undefined && rest !== '') {
    reader.diagnostics.add('dss.class.unknown', span, { text: first, names: 'a name' }, () => reader.classNames);
    return undefined;
  }
  const element = definition && reader.find(definition, rest === '' ? first : rest);
  if (element === undefined) {
    const known = (): string[] =>
      (definition ? reader.all(definition) : []).map((each) => `${each.class.name}.${each.name}`);
    reader.diagnostics.add('dss.element.unknown', span, { text }, known);
  }
  return element;
}

/** The element named by the next parameter, made the active one. */
export function nextElement(reader: Reader, scanner: Scanner): OpenElement | undefined {
  reader.active = 'refused';
  if (!scanner.next()) {
    reader.diagnostics.add('dss.element.name-missing', scanner.lineSpan);
    return undefined;
  }
  const element = elementNamed(reader, scanner.value, scanner.valueSpan);
  if (element === undefined) return undefined;
  reader.active = element;
  reader.lastClass = element.class;
  return element;
}

/** `edit class.name ...` */
export function editElement(reader: Reader, scanner: Scanner): void {
  const element = nextElement(reader, scanner);
  if (element) assignAll(reader, element, scanner);
}

/** `~ ...`, `more ...`: the element above goes on. */
export function continueElement(reader: Reader, scanner: Scanner): void {
  if (reader.active === 'refused') reader.diagnostics.add('dss.element.refused', scanner.lineSpan);
  else if (reader.active) assignAll(reader, reader.active, scanner);
  else reader.diagnostics.add('dss.element.none-active', scanner.lineSpan);
}

/** `class.name.property=value ...`, or `property=value ...` for the element above. */
export function editProperty(reader: Reader, scanner: Scanner): void {
  const written = scanner.name;
  const dot = written.lastIndexOf('.');
  const nameStart = scanner.nameStart + dot + 1;
  const { nameStart: start, nameStop } = scanner;
  if (dot >= 0) {
    reader.active = 'refused';
    const element = elementNamed(reader, written.slice(0, dot), scanner.span(start, start + dot));
    if (element === undefined) return;
    reader.active = element;
    reader.lastClass = element.class;
  }
  const element = reader.active;
  if (element === 'refused' || element === undefined) {
    reader.diagnostics.add(element ? 'dss.element.refused' : 'dss.element.none-active', scanner.lineSpan);
    return;
  }
  const name = written.slice(dot + 1);
  const property = element.class.find(name);
  if (property === undefined) reportUnknown(reader, element, name, scanner.span(nameStart, nameStop));
  else assign(reader, element, property, scanner, nameStart, nameStop);
  assignAll(reader, element, scanner, property ?? name);
}

/** `batchedit class.pattern ...`: the same values for every element of a class whose name fits the pattern. */
export function editBatch(reader: Reader, scanner: Scanner): void {
  if (!scanner.next()) {
    reader.diagnostics.add('dss.element.name-missing', scanner.lineSpan);
    return;
  }
  const span = scanner.valueSpan;
  const [className, pattern] = splitElementName(scanner.value);
  const definition = reader.classOf(className);
  if (definition === undefined) {
    reader.diagnostics.add('dss.class.unknown', span, { text: className, names: 'a pattern' }, () => reader.classNames);
    return;
  }
  let matcher: NamePattern;
  try {
    matcher = new NamePattern(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    reader.diagnostics.add('dss.pattern.bad', span, { text: pattern, reason });
    return;
  }
  const members = reader.all(definition).filter((each) => matcher.matches(each.name));
  if (members.length === 0) reader.diagnostics.add('dss.pattern.none', span, { class: definition.name, text: pattern });
  const { position, end, line, lineStart } = scanner;
  let values = 0;
  while (scanner.next()) values++;
  if (!reader.mayEdit(members.length * values, 'batchedit', span)) return;
  for (const element of members) {
    scanner.begin(line, lineStart, position, end);
    assignAll(reader, element, scanner);
  }
}
