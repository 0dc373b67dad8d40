import { LoadShape } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { ScriptElement, Span } from '../opendss/index.ts';
import { InForce } from './in-force.ts';
import type { Entry } from './in-force.ts';
import { applyRules, codeOf, rulesFor } from './rules.ts';
import type { Rule } from './rules.ts';
import { minute } from './script-units.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(LoadShape);
const RULES: Readonly<Record<string, Rule>> = { npts: of.integer('pointCount'), useactual: of.flag('actualValues') };
/** The interval, in hours, seconds or minutes: the last one written counts. */
const INTERVALS: Readonly<Record<string, Rule>> = {
  interval: of.quantity('interval', u.hour),
  sinterval: of.quantity('interval', u.second),
  minterval: of.quantity('interval', minute),
};
const SERIES: Readonly<Record<string, Rule>> = {
  hour: of.quantities('times', u.hour),
  mult: of.quantities('activePowerMultipliers', u.perUnit),
  pmult: of.quantities('activePowerMultipliers', u.perUnit),
  qmult: of.quantities('reactivePowerMultipliers', u.perUnit),
};
const UNUSED: ReadonlySet<string> = new Set([
  'mean',
  'stddev',
  'csvfile',
  'pmax',
  'qmax',
  'pbase',
  'qbase',
  'memorymapping',
  'interpolation',
]);
const TAKEN = new Set([...Object.keys(RULES), ...Object.keys(INTERVALS), ...Object.keys(SERIES), 'like']);

/** A load shape: multipliers over time. */
export function writeLoadShape(writer: Writer, element: ScriptElement): void {
  const values = new InForce(element);
  writer.node(element, LoadShape.typeId);
  applyRules(writer, element.key, values, RULES);
  const latest = Object.keys(INTERVALS).reduce((best, key) =>
    values.latest([key]) > values.latest([best]) ? key : best,
  );
  const rule = INTERVALS[latest];
  if (rule) applyRules(writer, element.key, values, { [latest]: rule });
  const mult = values.latest(['pmult']) > values.latest(['mult']) ? 'mult' : 'pmult';
  for (const [key, series] of Object.entries(SERIES)) {
    const entry = values.get(key);
    const refused = values.refused(key);
    if (key === mult) writer.superseded(values, key, mult === 'mult' ? 'pmult' : 'mult');
    else if (refused) writer.unreadable(element.key, series.path, refused);
    else if (entry) {
      const numbers = (entry.value as readonly number[]).map((value) => value * (series.unit?.toSi ?? 1));
      writer.stated(element.key, series.path, numbers, series.method, quotation(writer, entry), codeOf(series.unit));
    }
  }
  writer.reportRest(values, (key) => TAKEN.has(key), UNUSED);
}

/** Numbers from a file are quoted there: from the first to the last where nothing else stands between them. */
function quotation(writer: Writer, { items = [], span, value }: Entry): readonly Span[] {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined || first.source === span.source) return [span];
  const length = last.offset + last.length - first.offset;
  const digits = items.reduce((sum, item) => sum + item.length, 0);
  // Line ends of one or two bytes, and nothing else, part the values of a file of one column.
  const parting = length - digits;
  const isColumn =
    (value as readonly number[]).length === items.length &&
    parting <= 2 * (items.length - 1) &&
    last.line - first.line === items.length - 1;
  return isColumn ? [{ ...first, length }] : items;
}
