import { STRUCTURE } from '../../../../primitives/index.ts';
import type { Unit } from '../../../../primitives/index.ts';
import { WireData } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { ScriptElement } from '../opendss/index.ts';
import { InForce } from './in-force.ts';
import { statedUnits } from './line-code.ts';
import { applyRules, codeOf, rulesFor } from './rules.ts';
import type { Rule } from './rules.ts';
import { percentPerUnit, unitsOf } from './script-units.ts';
import type { LengthUnits } from './script-units.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(WireData);
const RULES: Readonly<Record<string, Rule>> = {
  normamps: of.quantity('normalRating', u.ampere),
  emergamps: of.quantity('emergencyRating', u.ampere),
  epsr: of.quantity('relativePermittivity', u.perUnit),
  k: of.integer('strandCount'),
  tapelap: of.quantity('tapeLap', percentPerUnit),
};
type Path = Parameters<typeof of.quantity>[0];
/** Values with a unit of their own: property, path, where the unit is written, what it is a unit of. */
const SIZED: readonly (readonly [key: string, path: Path, units: string, of: 'length' | 'ohm', method?: string])[] = [
  ['rac', 'acResistance', 'runits', 'ohm'],
  ['rdc', 'dcResistance', 'runits', 'ohm'],
  ['gmrac', 'geometricMeanRadius', 'gmrunits', 'length'],
  ['radius', 'radius', 'radunits', 'length'],
  ['diam', 'radius', 'radunits', 'length', 'opendss.diameter'],
  ['capradius', 'capacitanceRadius', 'radunits', 'length'],
  ['inslayer', 'insulationThickness', 'radunits', 'length'],
  ['diains', 'insulationDiameter', 'radunits', 'length'],
  ['diacable', 'cableDiameter', 'radunits', 'length'],
  ['diastrand', 'strandDiameter', 'radunits', 'length'],
  ['gmrstrand', 'strandGeometricMeanRadius', 'gmrunits', 'length'],
  ['rstrand', 'strandResistance', 'runits', 'ohm'],
  ['diashield', 'shieldDiameter', 'radunits', 'length'],
  ['tapelayer', 'tapeThickness', 'radunits', 'length'],
];
const SCREENS: Readonly<Record<string, string>> = { cndata: 'concentric-neutral', tsdata: 'tape-shield' };
const UNUSED: ReadonlySet<string> = new Set(['seasons', 'ratings']);
const TAKEN = new Set([...Object.keys(RULES), ...SIZED.flatMap(([key, , units]) => [key, units]), 'like']);

/** A conductor: a bare wire, or a cable with a concentric neutral or a tape shield. */
export function writeWireData(writer: Writer, element: ScriptElement): void {
  const values = new InForce(element);
  const subject = element.key;
  writer.node(element, WireData.typeId);
  const screen = SCREENS[element.class.key];
  if (screen !== undefined)
    writer.derived(subject, 'screen', screen, 'opendss.class', [{ subject, path: STRUCTURE.type }]);
  applyRules(writer, subject, values, RULES);
  for (const [key, path, unitKey, kind, method = 'opendss.number'] of SIZED) {
    const entry = values.get(key);
    const refused = values.refused(key);
    const rival = key === 'radius' ? 'diam' : key === 'diam' ? 'radius' : undefined;
    if (rival !== undefined && values.latest([rival]) > values.latest([key])) {
      writer.superseded(values, key, rival);
    } else if (refused) writer.unreadable(subject, path, refused);
    else if (entry) {
      const stated = statedUnits(values.get(unitKey));
      const unit: Unit = (stated?.units ?? (unitsOf('none') satisfies LengthUnits))[kind];
      const value = (entry.value as number) * unit.toSi;
      const spans = stated?.span ? [entry.span, stated.span] : [entry.span];
      writer.stated(subject, path, method === 'opendss.diameter' ? value / 2 : value, method, spans, codeOf(unit));
    }
  }
  writer.reportRest(values, (key) => TAKEN.has(key), UNUSED);
}
