import { STRUCTURE } from '../../../../primitives/index.ts';
import { LineGeometry } from '../../taxonomy/index.ts';
import type { ScriptElement, Span } from '../opendss/index.ts';
import { InForce } from './in-force.ts';
import type { Entry } from './in-force.ts';
import { statedUnits } from './line-code.ts';
import { applyRules, codeOf, rulesFor } from './rules.ts';
import type { Rule } from './rules.ts';
import { unitsOf } from './script-units.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(LineGeometry);
const COUNTS: Readonly<Record<string, Rule>> = {
  nconds: of.integer('conductorCount'),
  nphases: of.integer('phaseCount'),
};
/** Who the conductors of a spacing are: cables first, wires behind them. */
const CONDUCTORS = [
  ['cncables', 'cndata'],
  ['tscables', 'tsdata'],
  ['wires', 'wiredata'],
] as const;
const METHOD = 'opendss.spacing';

/** What a line with a spacing says: the spacing's name and the conductors at its places. */
export const SPACING = ['spacing', ...CONDUCTORS.map(([key]) => key)] as const;

/**
 * A line that names a spacing and the conductors in it has a geometry of its own: the spacing's positions, the line's
 * conductors, and those beyond the phases folded into them, as OpenDSS does.
 */
export function writeSpacing(writer: Writer, line: InForce, spacing: ScriptElement | undefined): void {
  const named = line.get('spacing');
  const subject = line.element.key;
  const lists = CONDUCTORS.flatMap(([key, classKey]) =>
    [line.get(key)].flatMap((entry) => (entry ? [{ entry, classKey }] : [])),
  );
  if (spacing === undefined || named === undefined || lists.length === 0) {
    const [entry = named] = lists.map((list) => list.entry);
    if (entry) writer.unreadable(subject, 'geometry', entry);
    return;
  }
  const geometry = `linegeometry.${subject}`;
  const from = [{ subject, path: STRUCTURE.type }];
  writer.derived(geometry, STRUCTURE.type, LineGeometry.typeId, METHOD, from);
  writer.derived(geometry, STRUCTURE.name, line.element.name, METHOD, [{ subject, path: STRUCTURE.name }]);
  writer.derived(subject, 'geometry', geometry, METHOD, [
    { subject: geometry, path: 'x' },
    { subject: geometry, path: 'wires' },
  ]);
  const values = new InForce(spacing);
  applyRules(writer, geometry, values, COUNTS);
  writePositions(writer, geometry, values, [named.span]);
  writeConductors(writer, geometry, lists);
  const [conductors, phases] = [values.number('nconds'), values.number('nphases')];
  if (conductors !== undefined && phases !== undefined) {
    const operands = ['conductorCount', 'phaseCount'].map((path) => ({ subject: geometry, path }));
    writer.derived(geometry, 'reduce', conductors > phases, METHOD, operands);
  }
}

function writePositions(writer: Writer, geometry: string, values: InForce, otherwise: readonly Span[]): void {
  const unit = statedUnits(values.get('units'));
  const { length } = unit?.units ?? unitsOf('none');
  for (const [key, path] of [
    ['x', 'x'],
    ['h', 'height'],
  ] as const) {
    const entry = values.get(key);
    const [missing] = otherwise;
    if (entry) {
      const numbers = (entry.value as readonly number[]).map((value) => value * length.toSi);
      writer.stated(
        geometry,
        path,
        numbers,
        'opendss.numbers',
        unit?.span ? [entry.span, unit.span] : [entry.span],
        codeOf(length),
      );
    } else if (missing) writer.unreadable(geometry, path, { span: missing });
  }
}

function writeConductors(
  writer: Writer,
  geometry: string,
  lists: readonly { readonly entry: Entry; readonly classKey: string }[],
): void {
  const named = lists.flatMap(({ entry, classKey }) =>
    (entry.value as readonly string[]).map((name, i) => ({
      id: `${classKey}.${name.toLowerCase()}`,
      classKey,
      span: entry.items?.[i] ?? entry.span,
    })),
  );
  const ids = named.map(({ id }) => id);
  const [only] = lists;
  if (only && lists.length === 1) {
    writer.stated(geometry, 'wires', ids, `opendss.names/${only.classKey}`, [only.entry.span]);
    return;
  }
  named.forEach(({ id, classKey, span }, i) => {
    writer.stated(geometry, `wires[${i + 1}]`, id, `opendss.name/${classKey}`, [span]);
  });
  writer.derived(
    geometry,
    'wires',
    ids,
    'opendss.list',
    named.map((_, i) => ({ subject: geometry, path: `wires[${i + 1}]` })),
  );
}
