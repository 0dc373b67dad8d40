import { Load } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { BusReference, ScriptElement } from '../opendss/index.ts';
import { InForce } from './in-force.ts';
import { applyRules, rulesFor } from './rules.ts';
import type { Rule } from './rules.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(Load);
const RULES: Readonly<Record<string, Rule>> = {
  phases: of.integer('phaseCount'),
  conn: of.choice('connection'),
  kv: of.quantity('ratedVoltage', u.kilovolt),
  model: of.integer('model'),
  vminpu: of.quantity('minimumVoltage', u.perUnit),
  vmaxpu: of.quantity('maximumVoltage', u.perUnit),
  vlowpu: of.quantity('emergencyMinimumVoltage', u.perUnit),
  zipv: of.quantities('zip', u.perUnit),
  cvrwatts: of.quantity('conservationWatts', u.perUnit),
  cvrvars: of.quantity('conservationVars', u.perUnit),
  rneut: of.quantity('neutralResistance', u.ohm),
  xneut: of.quantity('neutralReactance', u.ohm),
  status: { path: 'followsMultiplier', method: 'opendss.not-fixed' },
  yearly: of.name('yearlyShape', 'loadshape'),
  daily: of.name('dailyShape', 'loadshape'),
  duty: of.name('dutyShape', 'loadshape'),
  enabled: of.flag('enabled'),
};
const ACTIVE = of.quantity('activePower', u.kilowatt);
const REACTIVE = of.quantity('reactivePower', u.kilovoltAmpereReactive);
const APPARENT = of.quantity('apparentPower', u.kilovoltAmpere);
const FACTOR = of.quantity('powerFactor', u.perUnit);

/** What says the power of a load; the last of these to be written decides how the others count. */
const DECIDING = ['kw', 'kvar', 'kva', 'xfkva', 'kwh'] as const;
/** Ways to say it from billing and transformer data, which are not modelled. */
const ALLOCATED: ReadonlySet<string> = new Set(['xfkva', 'kwh']);
const UNUSED: ReadonlySet<string> = new Set([
  ...['growth', 'class', 'vminnorm', 'vminemerg', '%mean', '%stddev', 'numcust', '%seriesrl', 'relweight'],
  ...['puxharm', 'xrharm', 'spectrum', 'basefreq'],
]);
const TAKEN = new Set<string>([...Object.keys(RULES), ...DECIDING, 'pf', 'bus1', 'like']);

/** A load. Its power is kW with kvar, kW with power factor, or kVA with power factor, by what is written last. */
export function writeLoad(writer: Writer, element: ScriptElement): void {
  const values = new InForce(element);
  const subject = element.key;
  writer.node(element, Load.typeId);
  const bus = values.get('bus1');
  if (bus) writer.port(subject, 1, bus.value as BusReference, bus.span);
  applyRules(writer, subject, values, RULES);
  writePower(writer, subject, values);
  writer.reportRest(values, (key) => TAKEN.has(key) && !ALLOCATED.has(key), UNUSED);
}

function writePower(writer: Writer, subject: string, values: InForce): void {
  const latest = DECIDING.reduce((best, key) => (values.latest([key]) > values.latest([best]) ? key : best));
  const refused = [...DECIDING, 'pf'].map((key) => values.refused(key)).find((each) => each !== undefined);
  const unreadable = refused ?? (ALLOCATED.has(latest) ? values.get(latest) : undefined);
  if (unreadable) {
    for (const { path } of [ACTIVE, REACTIVE]) writer.unreadable(subject, path, unreadable);
    return;
  }
  if (latest === 'kvar') {
    applyRules(writer, subject, values, { kw: ACTIVE, kvar: REACTIVE });
    for (const key of ['kva', 'pf']) writer.superseded(values, key, 'kvar');
    return;
  }
  writer.superseded(values, 'kvar', latest);
  writer.superseded(values, latest === 'kva' ? 'kw' : 'kva', latest);
  if (latest === 'kva') writeFromApparent(writer, subject, values);
  else writeFromActive(writer, subject, values);
}

/** Whether a power factor says how much reactive power goes with an active one: it is neither 0 nor beyond 1. */
export const saysReactivePower = (factor: number): boolean => factor !== 0 && Math.abs(factor) <= 1;

/** Reactive power of an active one at a power factor; opposite signs for a negative factor (OpenDSS, PF). */
export const reactivePower = (active: number, factor: number): number =>
  active * Math.sqrt(1 / (factor * factor) - 1) * (factor < 0 ? -1 : 1);

function writeFromActive(writer: Writer, subject: string, values: InForce): void {
  applyRules(writer, subject, values, { kw: ACTIVE, pf: FACTOR });
  const [active, factor] = [values.number('kw'), values.number('pf')];
  if (active === undefined || factor === undefined || !saysReactivePower(factor)) return;
  const operands = [ACTIVE, FACTOR].map(({ path }) => ({ subject, path }));
  writer.derived(subject, REACTIVE.path, reactivePower(active * u.kilowatt.toSi, factor), 'power-factor', operands);
}

function writeFromApparent(writer: Writer, subject: string, values: InForce): void {
  applyRules(writer, subject, values, { kva: APPARENT, pf: FACTOR });
  const [apparent, factor] = [values.number('kva'), values.number('pf')];
  if (apparent === undefined || factor === undefined || !saysReactivePower(factor)) return;
  const operands = [APPARENT, FACTOR].map(({ path }) => ({ subject, path }));
  const active = apparent * u.kilovoltAmpere.toSi * Math.abs(factor);
  writer.derived(subject, ACTIVE.path, active, 'power-factor', operands);
  writer.derived(subject, REACTIVE.path, reactivePower(active, factor), 'power-factor', operands);
}
