import { Transformer } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { BusReference, Occurrence, ScriptElement } from '../opendss/index.ts';
import { InForce, wordOf } from './in-force.ts';
import type { Entry } from './in-force.ts';
import { RELIABILITY } from './line-code.ts';
import { applyRules, rulesFor } from './rules.ts';
import type { Rule } from './rules.ts';
import { partsPerMillion, percentPerUnit } from './script-units.ts';
import { numberParts, writeList } from './winding-lists.ts';
import type { Part } from './winding-lists.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(Transformer);
const RULES: Readonly<Record<string, Rule>> = {
  phases: of.integer('phaseCount'),
  windings: of.integer('windingCount'),
  '%noloadloss': of.quantity('noLoadLoss', percentPerUnit),
  '%imag': of.quantity('magnetisingCurrent', percentPerUnit),
  '%loadloss': of.quantity('loadLoss', percentPerUnit),
  ppm_antifloat: of.quantity('antiFloatSusceptance', partsPerMillion),
  leadlag: of.choice('deltaDirection'),
  bank: of.text('bank'),
  normhkva: of.quantity('normalRating', u.kilovoltAmpere),
  enabled: of.flag('enabled'),
};
/** Per-winding properties of OpenDSS that are one value on the taxonomy: the last one written counts. */
const SHARED: Readonly<Record<string, Rule>> = {
  mintap: of.quantity('minimumTap', u.perUnit),
  maxtap: of.quantity('maximumTap', u.perUnit),
  numtaps: of.integer('tapCount'),
};
/** Reactances by the windings they lie between, each with its other spelling. */
const REACTANCES = [
  ['xhl', 'x12'],
  ['xht', 'x13'],
  ['xlt', 'x23'],
] as const;
const LISTS = ['bus', 'conn', 'kv', 'kva', 'tap', '%r', 'rneut', 'xneut'] as const;

const UNUSED: ReadonlySet<string> = new Set([
  ...RELIABILITY,
  ...['thermal', 'n', 'm', 'flrise', 'hsrise', 'emerghkva', 'sub', 'subname', 'basefreq', 'normamps', 'emergamps'],
]);
const TAKEN = new Set<string>([
  ...Object.keys(RULES),
  ...Object.keys(SHARED),
  ...LISTS,
  ...REACTANCES.flat(),
  ...['xscarray', 'wdg', 'like', 'xfmrcode'],
]);

/** A transformer, with the values of its transformer code as if they were written where the code is named. */
export function writeTransformer(
  writer: Writer,
  element: ScriptElement,
  code: (name: string) => ScriptElement | undefined,
): void {
  const values = new InForce(element, withCode(element, code));
  const subject = element.key;
  writer.node(element, Transformer.typeId);
  applyRules(writer, subject, values, RULES);
  for (const [key, rule] of Object.entries(SHARED)) {
    const [entry] = [...values.each(key).values()].sort((a, b) => b.order - a.order);
    const refused = values.refused(key);
    if (refused) writer.unreadable(subject, rule.path, refused);
    else if (entry) writer.stated(subject, rule.path, entry.value as number, rule.method, [entry.span]);
  }
  const count = values.number('windings') ?? Math.max(2, ...LISTS.flatMap((key) => [...values.each(key).keys()]));
  for (const [place, entry] of values.each('bus')) {
    if (place <= count) writer.port(subject, place, entry.value as BusReference, entry.span);
  }
  writeWindings(writer, subject, values, count);
  writer.reportRest(values, (key) => TAKEN.has(key), UNUSED);
}

/** The values of the element with those of its code among them. */
function withCode(
  { occurrences }: ScriptElement,
  code: (name: string) => ScriptElement | undefined,
): readonly Occurrence[] {
  if (!occurrences.some(({ property }) => property.key === 'xfmrcode')) return occurrences;
  return occurrences
    .flatMap((each) => [...((each.property.key === 'xfmrcode' && code(wordOf(each.value))?.occurrences) || []), each])
    .map((each, order) => ({ ...each, order }));
}

function writeWindings(writer: Writer, subject: string, values: InForce, count: number): void {
  const list = (
    key: string,
    path: string,
    parts: ReadonlyMap<number, Part>,
    method: string,
    unit?: typeof u.perUnit | typeof u.kilovolt | typeof u.kilovoltAmpere | typeof u.ohm,
  ): void => {
    const refused = values.refused(key);
    if (refused) writer.unreadable(subject, path, refused);
    else writeList(writer, subject, path, parts, count, method, unit);
  };
  const connections = new Map<number, Part>(
    [...values.each('conn')].map(([place, entry]) => [
      place,
      { entry, value: wordOf(entry.value).toLowerCase(), method: 'opendss.choice/transformer.conn' },
    ]),
  );
  list('conn', 'connections', connections, 'opendss.choice/transformer.conns*');
  list('kv', 'ratedVoltages', numberParts(values.each('kv'), u.kilovolt), 'opendss.numbers', u.kilovolt);
  list('kva', 'ratedPowers', ratedPowers(subject, values, count), 'opendss.numbers', u.kilovoltAmpere);
  list('tap', 'taps', numberParts(values.each('tap'), u.perUnit), 'opendss.numbers', u.perUnit);
  list('%r', 'resistances', resistances(subject, values), 'opendss.numbers', percentPerUnit);
  list('rneut', 'neutralResistances', numberParts(values.each('rneut'), u.ohm), 'opendss.numbers', u.ohm);
  list('xneut', 'neutralReactances', numberParts(values.each('xneut'), u.ohm), 'opendss.numbers', u.ohm);
  writeReactances(writer, subject, values, count);
}

/** The rated power of either winding of two is that of the other: the one written last counts. */
function ratedPowers(subject: string, values: InForce, count: number): Map<number, Part> {
  const parts = numberParts(values.each('kva'), u.kilovoltAmpere);
  const entries = [...values.each('kva')];
  const [latest] = entries.filter(([, entry]) => entry.whole === undefined).sort(([, a], [, b]) => b.order - a.order);
  if (count !== 2 || latest === undefined || entries.some(([, entry]) => entry.order > latest[1].order)) return parts;
  const [place, { value }] = latest;
  const other = 3 - place;
  const entry = values.each('kva').get(other);
  if (entry?.value === value) return parts;
  const operands = [{ subject, path: `ratedPowers[${place}]` }];
  return parts.set(other, { value: (value as number) * u.kilovoltAmpere.toSi, operands, method: 'opendss.same-power' });
}

/** `%loadloss` gives half of itself to each of the first two windings, over what was written before. */
function resistances(subject: string, values: InForce): Map<number, Part> {
  const parts = numberParts(values.each('%r'), percentPerUnit);
  const loss = values.get('%loadloss');
  if (loss === undefined) return parts;
  for (const place of [1, 2]) {
    const own = values.each('%r').get(place);
    if (own && own.order > loss.order) continue;
    const value = ((loss.value as number) * percentPerUnit.toSi) / 2;
    parts.set(place, { value, operands: [{ subject, path: 'loadLoss' }], method: 'opendss.load-loss' });
  }
  return parts;
}

function writeReactances(writer: Writer, subject: string, values: InForce, count: number): void {
  const pairs = (count * (count - 1)) / 2;
  const refused = REACTANCES.flat()
    .map((key) => values.refused(key))
    .find((each) => each !== undefined);
  if (refused) {
    writer.unreadable(subject, 'reactances', refused);
    return;
  }
  const all = values.get('xscarray');
  const parts = new Map<number, Part>();
  REACTANCES.forEach((spellings, i) => {
    const [entry] = spellings
      .flatMap((key): Entry[] => [values.get(key)].filter((each) => each !== undefined))
      .sort((a, b) => b.order - a.order);
    if (entry && i < pairs) {
      parts.set(i + 1, { entry, value: (entry.value as number) * percentPerUnit.toSi, method: 'opendss.number' });
    }
  });
  if (all && Array.isArray(all.value) && all.value.length === pairs) {
    const numbers = (all.value as readonly number[]).map((value) => value * percentPerUnit.toSi);
    writer.stated(subject, 'reactances', numbers, 'opendss.numbers', [all.span], percentPerUnit.ucum);
  } else writeList(writer, subject, 'reactances', parts, pairs, 'opendss.numbers', percentPerUnit);
}
