import { LineGeometry } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { ScriptElement } from '../opendss/index.ts';
import { InForce, wordOf } from './in-force.ts';
import type { Entry } from './in-force.ts';
import { applyRules, rulesFor } from './rules.ts';
import type { Rule } from './rules.ts';
import { unitsOf } from './script-units.ts';
import { numberParts, writeList } from './winding-lists.ts';
import type { Part } from './winding-lists.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(LineGeometry);
const RULES: Readonly<Record<string, Rule>> = {
  nconds: of.integer('conductorCount'),
  nphases: of.integer('phaseCount'),
  reduce: of.flag('reduce'),
  normamps: of.quantity('normalRating', u.ampere),
};
/** Who a conductor is, by class: one by one, or all at once. */
const CONDUCTORS = [
  ['wire', 'wires', 'wiredata'],
  ['cncable', 'cncables', 'cndata'],
  ['tscable', 'tscables', 'tsdata'],
] as const;
const UNUSED: ReadonlySet<string> = new Set(['seasons', 'ratings', 'linetype', 'emergamps']);
const TAKEN = new Set([
  ...Object.keys(RULES),
  ...CONDUCTORS.flatMap(([one, all]) => [one, all]),
  'cond',
  'x',
  'h',
  'units',
  'like',
]);

/** Conductors and where they hang or lie. The unit of a position is the one last written for it or before it. */
export function writeLineGeometry(writer: Writer, element: ScriptElement): void {
  const values = new InForce(element);
  const subject = element.key;
  writer.node(element, LineGeometry.typeId);
  applyRules(writer, subject, values, RULES);
  const parts = conductors(values);
  const count = values.number('nconds') ?? Math.max(3, ...parts.keys(), ...values.each('x').keys());
  const classes = new Set([...parts.values()].map(({ method }) => method));
  const [only] = classes.size === 1 ? classes : ['opendss.name/several'];
  writeList(writer, subject, 'wires', parts, count, only?.replace('/', 's/') ?? '');
  for (const [key, path] of [
    ['x', 'x'],
    ['h', 'height'],
  ] as const) {
    const refused = values.refused(key);
    if (refused) writer.unreadable(subject, path, refused);
    else writePositions(writer, subject, path, values.each(key), values.each('units'), count);
  }
  writer.reportRest(values, (key) => TAKEN.has(key), UNUSED);
}

function conductors(values: InForce): Map<number, Part & { readonly entry: Entry }> {
  const found = new Map<number, Part & { readonly entry: Entry }>();
  const put = (place: number, entry: Entry, classKey: string): void => {
    const known = found.get(place);
    if (known && known.entry.order > entry.order) return;
    const value = `${classKey}.${wordOf(entry.value).toLowerCase()}`;
    found.set(place, { entry, value, method: `opendss.name/${classKey}` });
  };
  for (const [one, all, classKey] of CONDUCTORS) {
    for (const [place, entry] of values.each(one)) put(place, entry, classKey);
    const list = values.get(all);
    if (!list || !Array.isArray(list.value)) continue;
    (list.value as readonly string[]).forEach((value, i) => {
      const span = list.items?.[i] ?? list.span;
      put(i + 1, { property: list.property, value, text: value, span, order: list.order, whole: list }, classKey);
    });
  }
  return found;
}

function writePositions(
  writer: Writer,
  subject: string,
  path: string,
  entries: ReadonlyMap<number, Entry>,
  units: ReadonlyMap<number, Entry>,
  count: number,
): void {
  const unitAt = (place: number): string => {
    for (let at = place; at > 0; at--) {
      const unit = units.get(at)?.value;
      if (unit !== undefined) return wordOf(unit);
    }
    return 'none';
  };
  const names = new Set([...entries.keys()].map(unitAt));
  const [name = 'none'] = names;
  if (names.size < 2) {
    const { length } = unitsOf(name);
    writeList(writer, subject, path, numberParts(entries, length), count, 'opendss.numbers', length);
    return;
  }
  // Units differ among the conductors: each position is stated in its own, and the list follows.
  const parts = new Map<number, Part>();
  for (const [place, entry] of entries) {
    const { length } = unitsOf(unitAt(place));
    const value = (entry.value as number) * length.toSi;
    const at = `${path}[${place}]`;
    writer.stated(subject, at, value, 'opendss.number', [entry.span], length.toSi === 1 ? undefined : length.ucum);
    parts.set(place, { value, operands: [{ subject, path: at }], method: 'opendss.list' });
  }
  if (parts.size < count) return;
  const places = [...parts].sort(([a], [b]) => a - b);
  const operands = places.map(([place]) => ({ subject, path: `${path}[${place}]` }));
  writer.derived(
    subject,
    path,
    places.map(([, { value }]) => value as number),
    'opendss.list',
    operands,
  );
}
