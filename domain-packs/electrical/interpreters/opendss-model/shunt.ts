import type { TypeDefinition } from '../../../../primitives/index.ts';
import { Capacitor, Reactor } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { BusReference, ScriptElement } from '../opendss/index.ts';
import { InForce } from './in-force.ts';
import { RELIABILITY } from './line-code.ts';
import { applyRules, rulesFor, say } from './rules.ts';
import type { Rule } from './rules.ts';
import type { Writer } from './writer.ts';

const ofCapacitor = rulesFor(Capacitor);
const CAPACITOR: Readonly<Record<string, Rule>> = {
  phases: ofCapacitor.integer('phaseCount'),
  conn: ofCapacitor.choice('connection'),
  kv: ofCapacitor.quantity('ratedVoltage', u.kilovolt),
  kvar: ofCapacitor.quantities('reactivePowers', u.kilovoltAmpereReactive),
  states: ofCapacitor.quantities('states', u.perUnit),
  enabled: ofCapacitor.flag('enabled'),
};
/** Impedances in series, a list with a value for each step: one step is modelled. */
const FILTER: Readonly<Record<string, Rule>> = {
  r: ofCapacitor.quantity('seriesResistance', u.ohm),
  xl: ofCapacitor.quantity('seriesReactance', u.ohm),
};
const ofReactor = rulesFor(Reactor);
const REACTOR: Readonly<Record<string, Rule>> = {
  phases: ofReactor.integer('phaseCount'),
  conn: ofReactor.choice('connection'),
  kv: ofReactor.quantity('ratedVoltage', u.kilovolt),
  r: ofReactor.quantity('resistance', u.ohm),
  rp: ofReactor.quantity('parallelResistance', u.ohm),
  enabled: ofReactor.flag('enabled'),
};
const REACTANCE: Readonly<Record<string, Rule>> = { x: ofReactor.quantity('reactance', u.ohm) };
const RATING: Readonly<Record<string, Rule>> = { kvar: ofReactor.quantity('reactivePower', u.kilovoltAmpereReactive) };
const UNUSED: ReadonlySet<string> = new Set([...RELIABILITY, 'normamps', 'emergamps', 'basefreq']);

function begin(
  writer: Writer,
  element: ScriptElement,
  type: TypeDefinition,
  rules: Readonly<Record<string, Rule>>,
): InForce {
  const values = new InForce(element);
  writer.node(element, type.typeId);
  ['bus1', 'bus2'].forEach((key, i) => {
    const entry = values.get(key);
    if (entry) writer.port(element.key, i + 1, entry.value as BusReference, entry.span);
  });
  applyRules(writer, element.key, values, rules);
  return values;
}

/** A capacitor bank with the rating of each step. How OpenDSS divides a single rating among several steps is not modelled. */
export function writeCapacitor(writer: Writer, element: ScriptElement): void {
  const values = begin(writer, element, Capacitor, CAPACITOR);
  const several = (values.number('numsteps') ?? 1) > 1;
  const kvar = values.get('kvar')?.value;
  const ratings = Array.isArray(kvar) ? kvar.length : 0;
  for (const [key, rule] of Object.entries(FILTER)) {
    const entry = values.get(key);
    const value = (entry?.value as readonly number[] | undefined)?.[0];
    if (entry && value !== undefined && !several) say(writer, element.key, rule, { ...entry, value }, 'capacitor');
  }
  const taken = new Set([...Object.keys(CAPACITOR), 'bus1', 'bus2', 'like']);
  if (!several) for (const key of Object.keys(FILTER)) taken.add(key);
  // The rating of each step is stated, so that the number of steps says nothing more.
  if (!several || ratings === values.number('numsteps')) taken.add('numsteps');
  writer.reportRest(values, (key) => taken.has(key), UNUSED);
}

/** A reactor: its reactance, or the rating that it follows from, by which of the two is written last. */
export function writeReactor(writer: Writer, element: ScriptElement): void {
  const values = begin(writer, element, Reactor, REACTOR);
  const byReactance = values.latest(['x']) > values.latest(['kvar']);
  applyRules(writer, element.key, values, byReactance ? REACTANCE : RATING);
  writer.superseded(values, byReactance ? 'kvar' : 'x', byReactance ? 'x' : 'kvar');
  const taken = new Set([...Object.keys(REACTOR), 'x', 'kvar', 'bus1', 'bus2', 'like']);
  writer.reportRest(values, (key) => taken.has(key), UNUSED);
}
