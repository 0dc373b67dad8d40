import type { Value } from '../../../../primitives/index.ts';
import { Pipe, Pump, Valve } from '../../taxonomy/index.ts';
import { readNumber } from '../inp/values.ts';
import type { DataLine, Token } from '../inp/span.ts';
import { writeValveSetting } from './links.ts';
import { notNegative, Row } from './row.ts';
import type { Writer } from './writer.ts';

const WORDS = ['OPEN', 'CLOSED'] as const;
const OTHER_WAYS = 'OPEN or CLOSED, or for pumps and valves a number';

/** `[STATUS]`: link, then its status or what it is set to when the simulation begins. */
export function writeStatus(writer: Writer, line: DataLine): void {
  const [link, value] = line.tokens;
  if (!link) return;
  const named = writer.names.find('link', link.text);
  if (!named) {
    writer.unknown('[STATUS]', 'link', link, '');
    return;
  }
  const { subject, typeId, name } = named;
  const isNumber = value !== undefined && readNumber(value.text) !== undefined;
  if (typeId === Pump.typeId) {
    const row = new Row(writer, Pump, line, subject, `Pump ${name}`);
    row.require({ 2: 'status' });
    if (value && isNumber) {
      const speed = row.number(value, 'speed', row.plain, notNegative);
      if (speed !== undefined) follow(writer, subject, 'speed', 'initialStatus', speed === 0 ? 'closed' : 'open');
    } else if (value && row.choice(value, 'initialStatus', 'status', WORDS))
      setFullSpeed(writer, subject, row.element, value);
    row.end(2);
  } else if (typeId === Valve.typeId) {
    const row = new Row(writer, Valve, line, subject, `Valve ${name}`);
    row.require({ 2: 'status' });
    const kind = String(writer.get(subject, 'kind')?.value ?? '');
    if (value && isNumber && kind !== 'GPV') {
      writeValveSetting(row, kind, value);
      if (writer.get(subject, 'initialStatus')) follow(writer, subject, 'kind', 'initialStatus', 'active');
    } else if (value) row.choice(value, 'initialStatus', 'status', WORDS);
    row.end(2);
  } else {
    const row = new Row(writer, Pipe, line, subject, `Pipe ${name}`);
    row.require({ 2: 'status' });
    if (writer.get(subject, 'checkValve')) row.refuse('the status of a check valve cannot be set', 'another pipe');
    else if (value && isNumber) row.refuse('a pipe has no setting', OTHER_WAYS);
    else if (value) row.choice(value, 'initialStatus', 'status', WORDS);
    row.end(2);
  }
}

/** What EPANET sets along with another value of the same link. */
const follow = (writer: Writer, subject: string, from: string, path: string, value: Value): void =>
  writer.derived(subject, path, value, 'inp.status', [{ subject, path: from }]);

/** A pump that is set to OPEN runs at full speed, whatever speed was said before. */
function setFullSpeed(writer: Writer, subject: string, element: string, status: Token): void {
  const said = writer.get(subject, 'speed');
  if (!said || said.value === 1 || writer.get(subject, 'initialStatus')?.value !== 'open') return;
  const place = said.evidence[0]?.selector;
  const data = { element, what: 'speed', line: status.line };
  writer.diagnostics.add('inp.value.superseded', place?.type === 'text' ? place : undefined, data, subject);
  follow(writer, subject, 'initialStatus', 'speed', 1);
}
