import { OUTLIVES_CLEAR } from '../options.ts';
import type { Reader } from '../reader.ts';
import type { Scanner } from '../scanner.ts';
import type { Span } from '../span.ts';
import { readBusCoordinates, setBusCoordinate, setBusVoltageBase } from './bus-data.ts';
import { defineElement } from './define.ts';
import { continueElement, editBatch, editElement, nextElement } from './edit.ts';
import { setOptions } from './set-options.ts';
import { setEnabled, switchTerminal } from './switching.ts';

/** Carries out a statement; the scanner stands behind the command, whose word is at `command`. */
export type Statement = (reader: Reader, scanner: Scanner, command: Span) => void;

const NO_RESULTS = 'results are computed where the model is used';

/** Commands that say something about the model, by name in lower case. Files are followed by the reader itself. */
export const STATEMENTS: Readonly<Record<string, Statement>> = {
  new: defineElement,
  edit: editElement,
  more: continueElement,
  m: continueElement,
  '~': continueElement,
  select: nextElement,
  batchedit: editBatch,
  open: switchTerminal('open'),
  close: switchTerminal('close'),
  enable: setEnabled(true),
  disable: setEnabled(false),
  set: setOptions,
  solve: (reader, scanner, span) => {
    reader.solves.push(span);
    reader.diagnostics.add('dss.command.ignored', span, { command: 'Solve', reason: NO_RESULTS });
    setOptions(reader, scanner);
  },
  calcvoltagebases: (reader, _scanner, span) => {
    reader.calculatesVoltageBases = span;
  },
  setkvbase: setBusVoltageBase,
  buscoords: readBusCoordinates(false),
  latlongcoords: readBusCoordinates(true),
  giscoords: readBusCoordinates(true),
  setbusxy: setBusCoordinate,
  var: defineVariables,
  cd: (reader, scanner) => {
    if (scanner.next()) reader.folder = scanner.value;
  },
  clear,
  clearall: clear,
};

/** `var @name=value ...` */
function defineVariables(reader: Reader, scanner: Scanner): void {
  while (scanner.next()) {
    const { source, line, lineStart, start, stop, quoted, unclosed } = scanner;
    if (scanner.hasName) {
      reader.variables.set(scanner.name.toLowerCase(), { source, line, lineStart, start, stop, quoted, unclosed });
    } else {
      const data = { command: 'Var', reason: 'without a value it shows the variable' };
      reader.diagnostics.add('dss.command.ignored', scanner.valueSpan, data);
    }
  }
}

function clear(reader: Reader, _scanner: Scanner, span: Span): void {
  if (reader.elements.length > 0) {
    const data = { count: reader.elements.length, circuit: reader.circuit?.name ?? '' };
    reader.diagnostics.add('dss.cleared', span, data);
  }
  reader.clear(({ option }) => OUTLIVES_CLEAR.has(option.key));
}
