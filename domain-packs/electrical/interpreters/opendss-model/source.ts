import { STRUCTURE } from '../../../../primitives/index.ts';
import { VoltageSource } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { BusReference, ScriptElement } from '../opendss/index.ts';
import { InForce } from './in-force.ts';
import { applyRules, rulesFor } from './rules.ts';
import type { Rule } from './rules.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(VoltageSource);

const RULES: Readonly<Record<string, Rule>> = {
  phases: of.integer('phaseCount'),
  basekv: of.quantity('baseVoltage', u.kilovolt),
  pu: of.quantity('perUnit', u.perUnit),
  angle: of.quantity('angle', u.degree),
  frequency: of.quantity('frequency', u.hertz),
  x1r1: of.quantity('x1r1', u.perUnit),
  x0r0: of.quantity('x0r0', u.perUnit),
  sequence: of.choice('sequence'),
  enabled: of.flag('enabled'),
};
const POWERS: Readonly<Record<string, Rule>> = {
  mvasc3: of.quantity('threePhaseShortCircuitPower', u.megavoltAmpere),
  mvasc1: of.quantity('singlePhaseShortCircuitPower', u.megavoltAmpere),
};
const CURRENTS: Readonly<Record<string, Rule>> = {
  isc3: of.quantity('threePhaseShortCircuitCurrent', u.ampere),
  isc1: of.quantity('singlePhaseShortCircuitCurrent', u.ampere),
};
const IMPEDANCES: Readonly<Record<string, Rule>> = {
  r1: of.quantity('r1', u.ohm),
  x1: of.quantity('x1', u.ohm),
  r0: of.quantity('r0', u.ohm),
  x0: of.quantity('x0', u.ohm),
};
/** Complex impedances, `z1=[r, x]`: paths of the two parts. */
const PAIRS: Readonly<Record<string, readonly ['r1' | 'r0' | 'r2', 'x1' | 'x0' | 'x2']>> = {
  z1: ['r1', 'x1'],
  z0: ['r0', 'x0'],
  z2: ['r2', 'x2'],
};
const WAYS: readonly (readonly string[])[] = [
  Object.keys(POWERS),
  Object.keys(CURRENTS),
  [...Object.keys(IMPEDANCES), ...Object.keys(PAIRS)],
];
const UNUSED = new Set(['scantype', 'spectrum', 'basefreq', 'basemva', 'yearly', 'daily', 'duty']);
const TAKEN = new Set([...Object.keys(RULES), ...WAYS.flat(), 'bus1', 'bus2', 'like']);

/** A voltage source. Of the ways to say its impedance, the one written last counts, as in OpenDSS. */
export function writeSource(writer: Writer, element: ScriptElement): void {
  const values = new InForce(element);
  const { circuit } = writer.script;
  if (circuit && element.span === circuit.span) {
    const from = [{ subject: `circuit.${circuit.name.toLowerCase()}`, path: STRUCTURE.type }];
    writer.derived(element.key, STRUCTURE.type, VoltageSource.typeId, 'opendss.circuit-source', from);
    writer.derived(element.key, STRUCTURE.name, element.name, 'opendss.circuit-source', from);
  } else writer.node(element, VoltageSource.typeId);
  applyRules(writer, element.key, values, RULES);
  writeImpedance(writer, element.key, values);
  ['bus1', 'bus2'].forEach((key, i) => {
    const entry = values.get(key);
    if (entry) writer.port(element.key, i + 1, entry.value as BusReference, entry.span);
  });
  writer.reportRest(values, (key) => TAKEN.has(key), UNUSED);
}

function writeImpedance(writer: Writer, subject: string, values: InForce): void {
  const latest = WAYS.map((keys) => values.latest(keys));
  const counts = latest.indexOf(Math.max(...latest));
  WAYS.forEach((keys, way) => {
    if (way !== counts) for (const key of keys) writer.superseded(values, key, (WAYS[counts] ?? []).join(', '));
  });
  if (counts === 0) applyRules(writer, subject, values, POWERS);
  else if (counts === 1) applyRules(writer, subject, values, CURRENTS);
  else {
    const pairs = Object.entries(PAIRS).filter(([key, [r]]) => values.latest([key]) > values.latest([r]));
    const own = Object.fromEntries(
      Object.entries(IMPEDANCES).filter(([key]) => !pairs.some(([, paths]) => paths.includes(key as 'r1'))),
    );
    applyRules(writer, subject, values, own);
    for (const [key, paths] of pairs) {
      const entry = values.get(key);
      paths.forEach((path, i) => {
        const span = entry?.items?.[i];
        const value = (entry?.value as readonly number[])[i];
        if (span && value !== undefined) writer.stated(subject, path, value, 'opendss.number', [span]);
      });
    }
  }
}
