import { STRUCTURE } from '../../../../primitives/index.ts';
import { Control, Pump, Reservoir, Tank, Valve } from '../../taxonomy/index.ts';
import { readNumber } from '../inp/values.ts';
import type { DataLine, Token } from '../inp/span.ts';
import type { Named } from './names.ts';
import { notNegative, Row } from './row.ts';
import { writeSeconds } from './times.ts';
import type { TimeMethod } from './times.ts';
import type { Writer } from './writer.ts';

type ControlRow = Row<(typeof Control)['properties']>;

const FORM = 'LINK name OPEN, CLOSED or a setting, then IF NODE name BELOW or ABOVE a value, AT TIME, or AT CLOCKTIME';

/** `[CONTROLS]`: what is done with a link when one condition comes true. @param sequence from one; controls apply in order */
export function writeControl(writer: Writer, header: Token, line: DataLine, sequence: number): void {
  const subject = `control.${String(sequence).padStart(6, '0')}`;
  const row: ControlRow = new Row(writer, Control, line, subject, `Control ${sequence}`);
  const [kind, link, value, when, what] = line.tokens;
  if (!kind || !link || !value || !when || !what || !/^(link|pipe|pump|valve)$/i.test(kind.text)) {
    row.refuse('it is not in the form of a control', FORM);
    return;
  }
  if (isDisabled(line)) {
    row.refuse('EPANET 2.2 knows no control that is disabled', 'a semicolon in front of it');
    return;
  }
  const named = writer.names.find('link', link.text);
  if (!named) {
    writer.unknown(row.element, 'link', link, '');
    return;
  }
  const condition = `${when.text} ${what.text}`.toUpperCase();
  const done =
    condition === 'IF NODE'
      ? writeThreshold(row, line.tokens.slice(5))
      : condition === 'AT TIME'
        ? writeInstant(row, what, line.tokens.slice(5), 'inp.control-time')
        : condition === 'AT CLOCKTIME' && writeInstant(row, what, line.tokens.slice(5), 'inp.control-clock-time');
  if (!done) {
    if (!/^(IF NODE|AT TIME|AT CLOCKTIME)$/.test(condition)) row.refuse('its condition is unknown', FORM);
    return;
  }
  writeAction(row, named, value);
  row.reference(link, 'link', 'link');
  writer.stated(subject, STRUCTURE.type, Control.typeId, 'inp.section', [kind, header]);
}

function writeThreshold(row: ControlRow, tokens: readonly Token[]): boolean {
  const { writer } = row;
  const [node, relation, value, ...rest] = tokens;
  if (!node || !relation || !value) {
    row.refuse('its condition is not complete', FORM);
    return false;
  }
  const named = writer.names.find('node', node.text);
  if (!named) {
    writer.unknown(row.element, 'node', node, '');
    return false;
  }
  if (named.typeId === Reservoir.typeId) {
    row.refuse('the head of a reservoir is given, and cannot be a condition', FORM);
    return false;
  }
  row.reference(node, 'node', 'node');
  row.choice(relation, 'condition', 'relation', ['BELOW', 'ABOVE']);
  if (named.typeId === Tank.typeId) row.number(value, 'level', writer.units.length);
  else row.number(value, 'pressure', writer.units.pressure);
  for (const extra of rest) row.unused(extra);
  return true;
}

function writeInstant(row: ControlRow, keyword: Token, tokens: readonly Token[], method: TimeMethod): boolean {
  row.choice(keyword, 'condition', 'condition', ['TIME', 'CLOCKTIME']);
  if (tokens.length === 0) row.refuse('it does not say when', FORM);
  return tokens.length > 0 && writeSeconds(row.writer, row.subject, 'time', tokens, method, row.element);
}

/** A word at the end that EPANET 2.3 knows: the control stands in the file and does nothing. */
const isDisabled = (line: DataLine): boolean => /^disabled$/i.test(line.tokens.at(-1)?.text ?? '');

function writeAction(row: ControlRow, { subject, typeId }: Named, value: Token): void {
  const { writer } = row;
  const { flow, pressure } = writer.units;
  const kind = writer.get(subject, 'kind')?.value;
  if (readNumber(value.text) === undefined) row.choice(value, 'status', 'status', ['OPEN', 'CLOSED']);
  else if (typeId === Pump.typeId) row.number(value, 'speed', row.plain, notNegative);
  else if (typeId === Valve.typeId && kind === 'FCV') row.number(value, 'flowSetting', flow, notNegative);
  else if (typeId === Valve.typeId && kind === 'TCV') row.number(value, 'lossCoefficient', row.plain, notNegative);
  else if (typeId === Valve.typeId && kind !== 'GPV') row.number(value, 'pressureSetting', pressure, notNegative);
  else row.choice(value, 'status', 'status', ['OPEN', 'CLOSED']);
}
