import type { OpenElement, Reader } from '../reader.ts';
import type { Scanner } from '../scanner.ts';
import type { Span } from '../span.ts';
import { readNumber } from '../values/number.ts';
import { splitElementName } from './define.ts';
import { elementNamed, nextElement } from './edit.ts';

/** `open` and `close`: element, terminal (1 where it is not written) and conductor (all where it is not written). */
export function switchTerminal(action: 'open' | 'close'): (reader: Reader, scanner: Scanner, command: Span) => void {
  return (reader, scanner, span) => {
    const element = nextElement(reader, scanner);
    if (element === undefined) return;
    const values = { terminal: 1, conductor: 0 };
    let position = 0;
    while (scanner.next()) {
      const name = scanner.name.toLowerCase();
      const key = scanner.hasName
        ? name.startsWith('t')
          ? 'terminal'
          : 'conductor'
        : position++ === 0
          ? 'terminal'
          : 'conductor';
      const value = readNumber(scanner.value);
      if (value === undefined || !Number.isInteger(value) || value < 0) {
        const data = { property: key, text: scanner.value, kind: 'a whole number' };
        reader.diagnostics.add('dss.number.bad', scanner.valueSpan, data);
        return;
      }
      values[key] = value;
    }
    reader.switching.push({ action, element: element.key, ...values, span });
  };
}

/** `enable` and `disable` of an element, or of a whole class (`load.*`). */
export function setEnabled(value: boolean): (reader: Reader, scanner: Scanner, command: Span) => void {
  return (reader, scanner, span) => {
    if (!scanner.next()) {
      reader.diagnostics.add('dss.element.name-missing', scanner.lineSpan);
      return;
    }
    const [className, name] = splitElementName(scanner.value);
    const definition = name === '*' ? reader.classOf(className) : undefined;
    const single = definition ? undefined : elementNamed(reader, scanner.value, scanner.valueSpan);
    const elements: OpenElement[] = definition ? reader.all(definition) : single ? [single] : [];
    if (!reader.mayEdit(elements.length, value ? 'enable' : 'disable', span)) return;
    const text = scanner.source.slice(span.offset, span.offset + span.length);
    for (const element of elements) {
      const property = element.class.find('enabled');
      if (property) element.occurrences.push({ property, at: 0, order: element.occurrences.length, text, value, span });
    }
  };
}
