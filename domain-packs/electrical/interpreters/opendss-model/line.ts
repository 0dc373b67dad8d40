import { Line } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { BusReference, ScriptElement } from '../opendss/index.ts';
import { InForce, wordOf } from './in-force.ts';
import { MATRICES, RELIABILITY, SEQUENCE, statedUnits, writePerLength } from './line-code.ts';
import type { StatedUnits } from './line-code.ts';
import { SPACING, writeSpacing } from './line-spacing.ts';
import { applyRules, codeOf, rulesFor, say } from './rules.ts';
import type { Rule } from './rules.ts';
import { unitsOf } from './script-units.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(Line);
const RULES: Readonly<Record<string, Rule>> = {
  phases: of.integer('phaseCount'),
  switch: of.flag('isSwitch'),
  rho: of.quantity('earthResistivity', u.ohmMetre),
  basefreq: of.quantity('baseFrequency', u.hertz),
  normamps: of.quantity('normalRating', u.ampere),
  emergamps: of.quantity('emergencyRating', u.ampere),
  enabled: of.flag('enabled'),
};
const CODE = of.name('lineCode', 'linecode');
const GEOMETRY = of.name('geometry', 'linegeometry');

/** The ways of saying the impedance of a line. */
const WAYS = {
  code: ['linecode'],
  geometry: ['geometry'],
  spacing: SPACING,
  sequence: SEQUENCE,
  matrices: MATRICES,
} as const;
type Way = keyof typeof WAYS;
/** What of the other ways still counts beside the one that is written last. */
const BESIDE: Readonly<Record<Way, readonly Way[]>> = {
  code: [],
  geometry: [],
  spacing: [],
  sequence: ['code'],
  matrices: ['code'],
};
const EARTH_RETURN = ['rg', 'xg'] as const;

const UNUSED: ReadonlySet<string> = new Set(RELIABILITY);
const TAKEN = new Set([
  ...Object.keys(RULES),
  ...Object.values(WAYS).flat(),
  ...EARTH_RETURN,
  ...['bus1', 'bus2', 'length', 'units', 'like', 'b1', 'b0'],
]);

/** A line, cable or switch. @param codeUnits the unit of the line code it refers to */
export function writeLine(
  writer: Writer,
  element: ScriptElement,
  codeUnits: StatedUnits | undefined,
  spacing: (name: string) => ScriptElement | undefined,
): void {
  const values = new InForce(element);
  const subject = element.key;
  writer.node(element, Line.typeId);
  ['bus1', 'bus2'].forEach((key, i) => {
    const entry = values.get(key);
    const refused = values.refused(key);
    if (entry) writer.port(subject, i + 1, entry.value as BusReference, entry.span);
    else if (refused) writer.unreadable(`${subject}#${i + 1}`, '@junction', refused);
  });
  applyRules(writer, subject, values, RULES);
  const from = values.get('switch')?.value === true ? values.latest(['switch']) : -1;
  const unit = statedUnits(values.get('units')) ?? codeUnits;
  writeLength(writer, subject, values, from, unit);
  const counting = writeImpedance(writer, subject, values, from, unit);
  if (counting.has('spacing')) writeSpacing(writer, values, spacing(wordOf(values.get('spacing')?.value)));
  writer.reportRest(values, (key) => TAKEN.has(key), UNUSED);
}

/** `switch=yes` gives a length of its own, over the one written before. */
function writeLength(
  writer: Writer,
  subject: string,
  values: InForce,
  from: number,
  unit: StatedUnits | undefined,
): void {
  const entry = values.get('length');
  const refused = values.refused('length');
  if (refused) writer.unreadable(subject, 'length', refused);
  else if (entry && entry.order > from) {
    const { length } = unit?.units ?? unitsOf('none');
    const spans = unit?.span ? [entry.span, unit.span] : [entry.span];
    writer.stated(subject, 'length', (entry.value as number) * length.toSi, 'opendss.number', spans, codeOf(length));
  } else if (entry) writer.superseded(values, 'length', 'switch');
}

/** As in OpenDSS, the way that is written last counts; `switch=yes` discards all that is written before. */
function writeImpedance(
  writer: Writer,
  subject: string,
  values: InForce,
  from: number,
  unit: StatedUnits | undefined,
): ReadonlySet<Way> {
  const ways = Object.keys(WAYS) as Way[];
  const latest = (way: Way): number => values.latest(WAYS[way]);
  const last = ways.reduce((best, way) => (latest(way) > latest(best) ? way : best));
  const counting = new Set<Way>(latest(last) > from ? [last, ...BESIDE[last].filter((way) => latest(way) > from)] : []);
  for (const way of ways) {
    for (const key of WAYS[way]) {
      if (!counting.has(way)) writer.superseded(values, key, latest(last) > from ? WAYS[last].join(', ') : 'switch');
    }
  }
  for (const [way, rule] of [
    ['code', CODE],
    ['geometry', GEOMETRY],
  ] as const) {
    const [key] = WAYS[way];
    const entry = values.get(key);
    const refused = values.refused(key);
    if (refused) writer.unreadable(subject, rule.path, refused);
    else if (entry && counting.has(way)) say(writer, subject, rule, entry, 'line');
  }
  const keys = [...SEQUENCE, ...MATRICES].filter((key) => {
    const order = values.latest([key]);
    const way: Way = (MATRICES as readonly string[]).includes(key) ? 'matrices' : 'sequence';
    return values.refused(key) !== undefined || (counting.has(way) && order > from);
  });
  writePerLength(writer, subject, values, [...keys, ...EARTH_RETURN], unit);
  return counting;
}
