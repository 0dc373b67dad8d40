import { Pipe, Pump, Valve, VALVE_KINDS } from '../../taxonomy/index.ts';
import type { DataLine, Token } from '../inp/span.ts';
import type { Named } from './names.ts';
import { notNegative, positive, Row } from './row.ts';
import type { Writer } from './writer.ts';

const ENDS = { 2: 'first node', 3: 'second node' } as const;
const STATUS = ['OPEN', 'CLOSED', 'CV'] as const;

function writeEnds(writer: Writer, line: DataLine, subject: string, element: string): void {
  for (const sequence of [1, 2] as const) {
    const token = line.tokens[sequence];
    if (token) writer.port(subject, sequence, token, element);
  }
}

/** `[PIPES]`: name, nodes, length, diameter, roughness, minor loss, status. The minor loss may be left out. */
export function writePipe(writer: Writer, line: DataLine, { subject, name }: Named, formula: string): void {
  const { length, diameter, roughnessHeight } = writer.units;
  const row = new Row(writer, Pipe, line, subject, `Pipe ${name}`);
  row.require({ ...ENDS, 4: 'length', 5: 'diameter', 6: 'roughness' });
  writeEnds(writer, line, subject, row.element);
  row.quantity(4, 'length', length, positive);
  row.quantity(5, 'diameter', diameter, positive);
  if (formula === 'D-W') row.quantity(6, 'roughnessHeight', roughnessHeight, positive);
  else row.quantity(6, formula === 'C-M' ? 'manning' : 'hazenWilliams', row.plain, positive);
  const seventh = row.at(7);
  if (line.tokens.length === 7 && seventh && isStatus(seventh)) writePipeStatus(row, seventh);
  else {
    row.quantity(7, 'minorLoss', row.plain, notNegative);
    const status = row.at(8);
    if (status) writePipeStatus(row, status);
  }
  row.end(8);
}

const isStatus = ({ text }: Token): boolean => (STATUS as readonly string[]).includes(text.toUpperCase());

function writePipeStatus(row: Row<(typeof Pipe)['properties']>, token: Token): void {
  if (token.text.toUpperCase() === 'CV') row.writer.stated(row.subject, 'checkValve', true, 'inp.check-valve', [token]);
  else row.choice(token, 'initialStatus', 'status', STATUS);
}

/** `[PUMPS]`: name, nodes, then keywords with their values. */
export function writePump(writer: Writer, line: DataLine, { subject, name }: Named): void {
  const row = new Row(writer, Pump, line, subject, `Pump ${name}`);
  row.require({ ...ENDS, 4: 'head curve or power' });
  writeEnds(writer, line, subject, row.element);
  for (let i = 3; i < line.tokens.length; i += 2) {
    const [keyword, value] = line.tokens.slice(i);
    if (!keyword) continue;
    const key = keyword.text.toUpperCase();
    if (!value) row.refuse(`${key} has no value`, 'its value behind it');
    else if (key === 'HEAD') row.reference(value, 'headCurve', 'curve');
    else if (key === 'PATTERN') row.reference(value, 'speedPattern', 'pattern');
    else if (key === 'POWER') row.number(value, 'power', writer.units.power, positive);
    else if (key === 'SPEED') row.number(value, 'speed', row.plain, notNegative);
    else row.refuse(`“${keyword.text}” is no property of a pump`, 'HEAD, POWER, SPEED or PATTERN with its value');
  }
}

/** `[VALVES]`: name, nodes, diameter, kind, setting, minor loss. What the setting is goes by the kind. */
export function writeValve(writer: Writer, line: DataLine, { subject, name }: Named): void {
  const row = new Row(writer, Valve, line, subject, `Valve ${name}`);
  row.require({ ...ENDS, 4: 'diameter', 5: 'kind', 6: 'setting' });
  writeEnds(writer, line, subject, row.element);
  row.quantity(4, 'diameter', writer.units.diameter, positive);
  const kind = row.at(5);
  const setting = row.at(6);
  if (kind) row.keyword(kind, 'kind', 'kind of valve', VALVE_KINDS);
  if (kind && setting) writeValveSetting(row, kind.text.toUpperCase(), setting);
  row.quantity(7, 'minorLoss', row.plain, notNegative);
  row.end(7);
}

/** What a valve of a kind is set to. */
export function writeValveSetting(row: Row<(typeof Valve)['properties']>, kind: string, token: Token): void {
  const { flow, pressure } = row.writer.units;
  if (kind === 'GPV') row.reference(token, 'headLossCurve', 'curve');
  else if (kind === 'FCV') row.number(token, 'flowSetting', flow, notNegative);
  else if (kind === 'TCV') row.number(token, 'lossCoefficient', row.plain, notNegative);
  else row.number(token, 'pressureSetting', pressure, notNegative);
}
