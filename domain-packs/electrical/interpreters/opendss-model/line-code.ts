import type { Unit } from '../../../../primitives/index.ts';
import { LineCode } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { ScriptElement, Span } from '../opendss/index.ts';
import { symmetricMatrix } from '../opendss/index.ts';
import { InForce, wordOf } from './in-force.ts';
import type { Entry } from './in-force.ts';
import { applyRules, codeOf, rulesFor } from './rules.ts';
import type { Rule } from './rules.ts';
import { unitsOf } from './script-units.ts';
import type { LengthUnits } from './script-units.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(LineCode);
const RULES: Readonly<Record<string, Rule>> = {
  nphases: of.integer('phaseCount'),
  basefreq: of.quantity('baseFrequency', u.hertz),
  normamps: of.quantity('normalRating', u.ampere),
  emergamps: of.quantity('emergencyRating', u.ampere),
  rho: of.quantity('earthResistivity', u.ohmMetre),
};
const OHM = { r1: 'r1', x1: 'x1', r0: 'r0', x0: 'x0', rmatrix: 'rMatrix', xmatrix: 'xMatrix' } as const;
const FARAD = { c1: 'c1', c0: 'c0', cmatrix: 'cMatrix' } as const;
const EARTH = { rg: 'earthReturnResistance', xg: 'earthReturnReactance' } as const;

/** The two ways of saying an impedance per length. Susceptances stand for capacitances. */
export const SEQUENCE = ['r1', 'x1', 'r0', 'x0', 'c1', 'c0', 'b1', 'b0'] as const;
export const MATRICES = ['rmatrix', 'xmatrix', 'cmatrix'] as const;
/** Failure rates, seasons and the like, which say nothing about how the line conducts. */
export const RELIABILITY = ['faultrate', 'pctperm', 'repair', 'seasons', 'ratings', 'linetype'] as const;

const UNUSED: ReadonlySet<string> = new Set(RELIABILITY);
const TAKEN = new Set([
  ...Object.keys(RULES),
  ...SEQUENCE.slice(0, 6),
  ...MATRICES,
  ...Object.keys(EARTH),
  'units',
  'like',
]);

/** A length unit and where it is written; none where nothing says it. */
export interface StatedUnits {
  readonly units: LengthUnits;
  readonly span?: Span;
}

export const statedUnits = (entry: Entry | undefined): StatedUnits | undefined =>
  entry === undefined || entry.value === 'none' ? undefined : { units: unitsOf(wordOf(entry.value)), span: entry.span };

/** Says impedances per length in the unit that holds for them. `keys`: those that count. */
export function writePerLength(
  writer: Writer,
  subject: string,
  values: InForce,
  keys: readonly string[],
  unit: StatedUnits | undefined,
): void {
  const { ohm, nanofarad } = unit?.units ?? unitsOf('none');
  const paths: readonly (readonly [Readonly<Record<string, string>>, Unit])[] = [
    [OHM, ohm],
    [FARAD, nanofarad],
    [EARTH, ohm],
  ];
  for (const [table, of] of paths) {
    for (const key of keys) {
      const path = table[key];
      if (path === undefined) continue;
      const entry = values.get(key);
      const refused = values.refused(key);
      if (refused) writer.unreadable(subject, path, refused);
      else if (entry) writeOne(writer, subject, path, entry, of, unit?.span);
    }
  }
  for (const [key, path] of [
    ['b1', 'c1'],
    ['b0', 'c0'],
  ] as const) {
    const entry = keys.includes(key) ? values.get(key) : undefined;
    if (entry && !values.get(path)) writer.unreadable(subject, path, entry);
  }
}

function writeOne(
  writer: Writer,
  subject: string,
  path: string,
  entry: Entry,
  unit: Unit,
  unitSpan: Span | undefined,
): void {
  const spans = unitSpan ? [entry.span, unitSpan] : [entry.span];
  const code = codeOf(unit);
  if (typeof entry.value === 'number')
    writer.stated(subject, path, entry.value * unit.toSi, 'opendss.number', spans, code);
  else {
    const rows = (entry.value as readonly (readonly number[])[]).map((row) => row.map((value) => value * unit.toSi));
    writer.stated(subject, path, symmetricMatrix(rows) ?? [], 'opendss.matrix', spans, code);
  }
}

/** A line code. Of sequence values and matrices, what is written last counts. */
export function writeLineCode(writer: Writer, element: ScriptElement, lineUnits: StatedUnits | undefined): void {
  const values = new InForce(element);
  writer.node(element, LineCode.typeId);
  applyRules(writer, element.key, values, RULES);
  const bySequence = values.latest(SEQUENCE) > values.latest(MATRICES);
  const [counts, not] = bySequence ? [SEQUENCE, MATRICES] : [MATRICES, SEQUENCE];
  for (const key of not) writer.superseded(values, key, counts.join(', '));
  const unit = statedUnits(values.get('units')) ?? lineUnits;
  writePerLength(writer, element.key, values, [...counts, ...Object.keys(EARTH)], unit);
  writer.reportRest(values, (key) => TAKEN.has(key), UNUSED);
}
