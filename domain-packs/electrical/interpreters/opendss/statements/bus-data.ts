import type { Reader } from '../reader.ts';
import { Scanner } from '../scanner.ts';
import type { BusCoordinate } from '../script.ts';
import type { Span } from '../span.ts';
import { readNumber } from '../values/number.ts';
import { linesOf } from './numbers-from-file.ts';
import { openFile } from './open-file.ts';

/** Reads bus and two numbers from where the scanner stands; undefined where they are not there. */
function readCoordinate(scanner: Scanner, geographic: boolean): BusCoordinate | undefined {
  if (!scanner.next()) return undefined;
  const bus = scanner.value;
  const span = scanner.valueSpan;
  const places: { readonly value: number; readonly span: Span }[] = [];
  while (places.length < 2) {
    const value = scanner.next() ? readNumber(scanner.value) : undefined;
    if (value === undefined) return undefined;
    places.push({ value, span: scanner.valueSpan });
  }
  // Geographic files give the latitude first.
  const [x, y] = geographic ? [places[1], places[0]] : places;
  if (x === undefined || y === undefined) return undefined;
  return { bus, x: x.value, y: y.value, geographic, span, xSpan: x.span, ySpan: y.span };
}

/** `buscoords file`, and `latlongcoords file` with latitude and longitude. */
export function readBusCoordinates(geographic: boolean): (reader: Reader, scanner: Scanner) => void {
  return (reader, scanner) => {
    if (!scanner.next()) {
      reader.diagnostics.add('dss.value.missing', scanner.lineSpan, {
        property: 'The file',
        kind: 'the name of a file',
      });
      return;
    }
    const file = openFile(reader, scanner.value, scanner.valueSpan);
    if (file === undefined) return;
    reader.read.push(file.index);
    const row = new Scanner(file);
    for (const [line, start, stop] of linesOf(file)) {
      row.begin(line, start, line === 1 ? file.start : start, stop);
      const coordinate = readCoordinate(row, geographic);
      if (coordinate) reader.coordinates.push(coordinate);
      else {
        row.begin(line, start, line === 1 ? file.start : start, stop);
        if (row.next()) reader.diagnostics.add('dss.coordinates.bad', row.lineSpan);
      }
    }
  };
}

/** `setbusxy bus=... x=... y=...` */
export function setBusCoordinate(reader: Reader, scanner: Scanner): void {
  const span = scanner.lineSpan;
  const coordinate = readCoordinate(scanner, false);
  if (coordinate) reader.coordinates.push(coordinate);
  else reader.diagnostics.add('dss.coordinates.bad', span);
}

/** `setkvbase bus=... kvll=...`, or `kvln=...` */
export function setBusVoltageBase(reader: Reader, scanner: Scanner): void {
  const span = scanner.lineSpan;
  let bus = '';
  let position = 0;
  while (scanner.next()) {
    const name = scanner.hasName ? scanner.name.toLowerCase() : (['bus', 'kvll', 'kvln'][position++] ?? '');
    const text = scanner.value;
    const value = readNumber(text);
    if ('bus'.startsWith(name) && name !== '') bus = text;
    else if ((name !== 'kvll' && name !== 'kvln') || value === undefined || value <= 0) {
      const data = { property: name, text, kind: 'a number above 0' };
      reader.diagnostics.add('dss.number.bad', scanner.valueSpan, data);
    } else {
      const kilovolts = { text, value, span: scanner.valueSpan };
      reader.busVoltageBases.push({ bus, kilovolts, lineToLine: name === 'kvll' });
    }
  }
  if (bus === '') reader.diagnostics.add('dss.value.missing', span, { property: 'bus', kind: 'a bus' });
}
