import type { Property } from '../property.ts';
import type { OpenElement, Reader } from '../reader.ts';
import type { Occurrence, ScriptValue, StatedValue } from '../script.ts';
import type { Scanner } from '../scanner.ts';
import type { Span } from '../span.ts';
import { readShapeFile } from './shape-file.ts';
import { readValue } from '../values/read-value.ts';
import type { Token } from '../values/read-value.ts';

const titleOf = (element: OpenElement): string => `${element.class.name}.${element.name}`;

/** The token, or what the script variable that it names stands for. Undefined when there is no such variable. */
export function substituted(reader: Reader, token: Token): Token | undefined {
  const { source, start, stop, line, lineStart } = token;
  if (source.text.charCodeAt(start) !== 64 || start === stop) return token;
  const text = source.slice(start, stop);
  const variable = reader.variables.get(text.toLowerCase());
  if (variable === undefined) {
    const span = source.span(start, stop, line, lineStart);
    reader.diagnostics.add('dss.variable.unknown', span, { text }, () => reader.variables.keys());
  }
  return variable;
}

/**
 * Reads the parameters left in the line as properties of the element. A value without a name is for the property after
 * `last`, at first the one at position 0; after a name that is not known (`last` is that name) it is refused.
 */
export function assignAll(reader: Reader, element: OpenElement, scanner: Scanner, last: Property | string = ''): void {
  let position = typeof last === 'string' ? -1 : last.position;
  let unknown = typeof last === 'string' ? last : '';
  while (scanner.next()) {
    if (scanner.hasName) {
      const property = element.class.find(scanner.name);
      unknown = property === undefined ? scanner.name : '';
      if (property === undefined) reportUnknown(reader, element, unknown, scanner.nameSpan);
      else {
        position = property.position;
        assign(reader, element, property, scanner, scanner.nameStart, scanner.nameStop);
      }
      continue;
    }
    const property = unknown === '' ? element.class.properties[++position] : undefined;
    if (property !== undefined) assign(reader, element, property, scanner, scanner.start, scanner.stop);
    else {
      const { name } = element.class;
      const reason = unknown === '' ? `${name} has no further property` : `it follows ${unknown}, which is not known`;
      reader.diagnostics.add('dss.value.unplaced', scanner.valueSpan, { text: scanner.value, reason });
    }
  }
}

export function reportUnknown(reader: Reader, element: OpenElement, text: string, span: Span): void {
  const { name, names } = element.class;
  reader.diagnostics.add('dss.property.unknown', span, { class: name, text }, () => names);
}

/** Gives a property of the element the value of the token. The property is written from `nameStart` to `nameStop`. */
export function assign(
  reader: Reader,
  element: OpenElement,
  property: Property,
  written: Token,
  nameStart: number,
  nameStop: number,
): void {
  const { source, line, lineStart } = written;
  if (property.kind === 'computed') {
    const data = { class: element.class.name, property: property.name };
    reader.diagnostics.add('dss.property.computed', source.span(nameStart, nameStop, line, lineStart), data);
    return;
  }
  const at = property.each === undefined ? 0 : element.at;
  const token = substituted(reader, written);
  const stated = token && readValue(property, token, reader.values);
  if (stated === undefined) {
    const span = source.span(nameStart, nameStop, line, lineStart);
    element.refused.push({ property, span, at, after: element.occurrences.length });
  } else if (property.kind === 'like') copy(reader, element, stated);
  else if (accepted(reader, element, property, stated)) {
    const { text, value, span, items } = stated;
    const order = element.occurrences.length;
    element.occurrences.push(
      items ? { property, text, value, span, items, at, order } : { property, text, value, span, at, order },
    );
    if (property.kind === 'file') readShapeFile(reader, element, property, stated);
  }
}

/** What a value does to the reading of the following ones, and whether it can stand at all. */
function accepted(
  reader: Reader,
  element: OpenElement,
  property: Property,
  { value, text, span }: StatedValue,
): boolean {
  if (property.selects && typeof value === 'number') {
    if (value > element.count) {
      const data = { property: property.name, text, element: titleOf(element), count: element.count };
      reader.diagnostics.add('dss.index.range', span, data);
      return false;
    }
    element.at = value;
  } else if (property.spreads !== undefined) element.at = element.count;
  else if ((property.key === 'windings' || property.key === 'nconds') && typeof value === 'number') {
    element.count = value;
    element.at = Math.min(element.at, value);
  } else if (property.refersTo !== undefined) refer(reader, element, property, value, span);
  return true;
}

function refer(reader: Reader, element: OpenElement, property: Property, value: ScriptValue, span: Span): void {
  if (typeof value === 'string') reader.refer(element, property, value, span);
  else if (Array.isArray(value))
    for (const name of value) if (typeof name === 'string') reader.refer(element, property, name, span);
  if (property.key !== 'xfmrcode' || typeof value !== 'string') return;
  const code = reader.classOf('XfmrCode');
  const found = code && reader.find(code, value);
  if (found) element.count = found.count;
}

/** `like=`: the other element's values replace the ones given so far; buses and `enabled` are the element's own. */
function copy(reader: Reader, element: OpenElement, { text, span }: StatedValue): void {
  const other = reader.find(element.class, text);
  if (other === undefined) {
    const known = (): string[] => reader.all(element.class).map(({ name }) => name);
    reader.diagnostics.add('dss.element.unknown', span, { text: `${element.class.name}.${text}` }, known);
    return;
  }
  if (other === element) return;
  const own = (each: { readonly property: Property }): boolean =>
    each.property.kind === 'bus' || each.property.kind === 'buses' || each.property.key === 'enabled';
  // Of the other element, what counts is enough: copies of copies must not grow without bounds.
  const counting = new Map(
    other.occurrences.filter((each) => !own(each)).map((each) => [`${each.property.key} ${each.at}`, each]),
  );
  const copied = [...counting.values()]
    .sort((a, b) => a.order - b.order)
    .map((each) => ({ ...each, copiedFrom: other.key }));
  element.occurrences = [...element.occurrences.filter(own), ...copied].map((each, order): Occurrence => ({
    ...each,
    order,
  }));
  element.refused = [...element.refused.filter(own), ...other.refused.filter((each) => !own(each))];
  element.count = other.count;
}
