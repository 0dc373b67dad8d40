import { Network } from '../../taxonomy/index.ts';
import { cut, readClock, readTime } from '../inp/values.ts';
import type { DataLine, Token } from '../inp/span.ts';
import { spanning } from '../inp/span.ts';
import { NETWORK } from './options.ts';
import { Row } from './row.ts';
import type { Writer } from './writer.ts';

/** The times by their words (EPANET 2.2 User Manual, appendix C, [TIMES]); `undefined` for what hydraulics do not ask for. */
const TIMES: Readonly<Record<string, string | undefined>> = {
  DURATION: 'duration',
  'HYDRAULIC TIMESTEP': 'hydraulicTimeStep',
  'RULE TIMESTEP': 'ruleTimeStep',
  'PATTERN TIMESTEP': 'patternTimeStep',
  'PATTERN START': 'patternStart',
  'REPORT TIMESTEP': 'reportTimeStep',
  'REPORT START': 'reportStart',
  'START CLOCKTIME': 'startClockTime',
  'QUALITY TIMESTEP': undefined,
  STATISTIC: undefined,
};
const ABOUT: Readonly<Record<string, string>> = {
  'QUALITY TIMESTEP': 'the quality of the water',
  STATISTIC: 'the form of EPANET’s own report',
};
const STEPS = /TIMESTEP$/;

/** `[TIMES]`: one or two words, then a time with its unit, where it has one. */
export function writeTime(writer: Writer, line: DataLine): void {
  const [first, second, ...rest] = line.tokens;
  if (!first) return;
  const one = first.text.toUpperCase();
  const two = second ? `${one} ${second.text.toUpperCase()}` : one;
  const name = two in TIMES ? two : one;
  const values = name === one ? line.tokens.slice(1) : rest;
  const row = new Row(writer, Network, line, NETWORK, `[TIMES] ${name}`);
  if (!(name in TIMES)) writer.diagnostics.add('inp.option.unknown', line, { text: two }, NETWORK, Object.keys(TIMES));
  else if (values.length === 0) row.refuse('it has no value', `a time behind ${name}`);
  else {
    const path = TIMES[name];
    if (path === undefined)
      writer.diagnostics.add('inp.option.not-used', line, { text: name, about: ABOUT[name] ?? '' });
    else if (name === 'START CLOCKTIME') writeSeconds(writer, NETWORK, path, values, 'inp.clock-time', name);
    else writeSeconds(writer, NETWORK, path, values, 'inp.time', name, STEPS.test(name) ? 1 : 0);
  }
}

const READ = {
  'inp.time': (texts: readonly string[]) => readTime(texts),
  'inp.clock-time': (texts: readonly string[]) => readClock(texts),
  'inp.control-time': (texts: readonly string[]) => readTime(texts, cut),
  'inp.control-clock-time': (texts: readonly string[]) => readClock(texts, cut),
} as const;
export type TimeMethod = keyof typeof READ;

/** A time at its tokens. @param least seconds that it has to have */
export function writeSeconds(
  writer: Writer,
  subject: string,
  path: string,
  values: readonly Token[],
  method: TimeMethod,
  element: string,
  least = 0,
): boolean {
  const [first, last] = [values[0], values.at(-1)];
  if (!first || !last) return false;
  const texts = values.map(({ text }) => text);
  const seconds = READ[method](texts);
  const span = spanning(first, last);
  if (seconds !== undefined && seconds >= least) {
    writer.stated(subject, path, seconds, method, [span]);
    return true;
  }
  const data = { element, what: 'time', text: texts.join(' '), expected: 'a second or longer' };
  writer.diagnostics.add(seconds === undefined ? 'inp.time.unreadable' : 'inp.number.range', span, data, subject);
  writer.unreadable(subject, path, span);
  return false;
}
