import type { OpenElement, Reader } from '../reader.ts';
import type { Scanner } from '../scanner.ts';
import type { Span } from '../span.ts';
import { assignAll } from './assign.ts';

/** Class and name of an element as written, `class.name`; the name may hold full stops. */
export function splitElementName(text: string): readonly [className: string, name: string] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
}

/** `new class.name ...`: defines an element and gives it its values. */
export function defineElement(reader: Reader, scanner: Scanner): void {
  reader.active = 'refused';
  const found = scanner.next();
  if (!found || (scanner.hasName && !'object'.startsWith(scanner.name.toLowerCase()))) {
    reader.diagnostics.add('dss.element.name-missing', found ? scanner.nameSpan : scanner.lineSpan);
    return;
  }
  const span = scanner.valueSpan;
  const [className, name] = splitElementName(scanner.value);
  if (className.toLowerCase() === 'circuit') {
    defineCircuit(reader, scanner, name, span);
    return;
  }
  const definition = reader.classOf(className);
  if (definition === undefined) {
    const data = { text: className, names: 'a name' };
    reader.diagnostics.add('dss.class.unknown', span, data, () => [...reader.classNames, 'Circuit']);
    return;
  }
  if (name === '') {
    reader.diagnostics.add('dss.element.name-missing', span);
    return;
  }
  const element = reader.define(definition, name, span);
  if (element.span !== span) reportDuplicate(reader, element, span);
  else if (reader.circuit === undefined && definition.needsCircuit) {
    reader.diagnostics.add('dss.circuit.late', span, { element: `${definition.name}.${name}` });
  }
  reader.active = element;
  reader.lastClass = definition;
  assignAll(reader, element, scanner);
}

function reportDuplicate(reader: Reader, element: OpenElement, span: Span): void {
  const { source, line } = element.span;
  const data = {
    element: `${element.class.name}.${element.name}`,
    first: `${reader.files.names[source] ?? ''}:${line}`,
  };
  reader.diagnostics.add('dss.element.duplicate', span, data);
}

/** `new circuit.name`: a circuit begins with its source, the element `Vsource.source`. */
function defineCircuit(reader: Reader, scanner: Scanner, name: string, span: Span): void {
  const definition = reader.classOf('Vsource');
  if (definition === undefined) return;
  if (name === '') reader.diagnostics.add('dss.element.name-missing', span);
  if (reader.circuit !== undefined) {
    reader.diagnostics.add('dss.circuit.second', span, { text: name, first: reader.circuit.name });
  } else reader.circuit = { name, span };
  const element = reader.define(definition, 'source', span);
  reader.active = element;
  reader.lastClass = definition;
  assignAll(reader, element, scanner);
}
