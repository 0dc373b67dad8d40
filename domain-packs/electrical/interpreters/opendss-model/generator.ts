import { Generator } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { BusReference, ScriptElement } from '../opendss/index.ts';
import { InForce } from './in-force.ts';
import { reactivePower, saysReactivePower } from './load.ts';
import { applyRules, rulesFor } from './rules.ts';
import type { Rule } from './rules.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(Generator);
const RULES: Readonly<Record<string, Rule>> = {
  phases: of.integer('phaseCount'),
  conn: of.choice('connection'),
  kv: of.quantity('ratedVoltage', u.kilovolt),
  kw: of.quantity('activePower', u.kilowatt),
  model: of.integer('model'),
  vminpu: of.quantity('minimumVoltage', u.perUnit),
  vmaxpu: of.quantity('maximumVoltage', u.perUnit),
  yearly: of.name('yearlyShape', 'loadshape'),
  daily: of.name('dailyShape', 'loadshape'),
  duty: of.name('dutyShape', 'loadshape'),
  enabled: of.flag('enabled'),
};
const REACTIVE: Readonly<Record<string, Rule>> = { kvar: of.quantity('reactivePower', u.kilovoltAmpereReactive) };
const FACTOR: Readonly<Record<string, Rule>> = { pf: of.quantity('powerFactor', u.perUnit) };
/** Ratings and what only dynamic studies use. */
const UNUSED: ReadonlySet<string> = new Set([
  ...['kva', 'mva', 'xd', 'xdp', 'xdpp', 'h', 'd', 'class', 'debugtrace', 'balanced', 'xrdp', 'spectrum', 'basefreq'],
  ...['usefuel', 'fuelkwh', '%fuel', '%reserve', 'refuel', 'dutystart', 'status', 'pvfactor'],
]);
const TAKEN = new Set([...Object.keys(RULES), 'kvar', 'pf', 'bus1', 'like']);

/** A generator: kW with kvar, or with a power factor, by which of the two is written last. */
export function writeGenerator(writer: Writer, element: ScriptElement): void {
  const values = new InForce(element);
  const subject = element.key;
  writer.node(element, Generator.typeId);
  const bus = values.get('bus1');
  if (bus) writer.port(subject, 1, bus.value as BusReference, bus.span);
  applyRules(writer, subject, values, RULES);
  const byFactor = values.latest(['pf']) > values.latest(['kvar']);
  const refused = values.refused('pf') ?? values.refused('kvar');
  if (refused) writer.unreadable(subject, 'reactivePower', refused);
  else if (byFactor) {
    applyRules(writer, subject, values, FACTOR);
    writer.superseded(values, 'kvar', 'pf');
    const [active, factor] = [values.number('kw'), values.number('pf')];
    if (active !== undefined && factor !== undefined && saysReactivePower(factor)) {
      const operands = ['activePower', 'powerFactor'].map((path) => ({ subject, path }));
      writer.derived(
        subject,
        'reactivePower',
        reactivePower(active * u.kilowatt.toSi, factor),
        'power-factor',
        operands,
      );
    }
  } else {
    applyRules(writer, subject, values, REACTIVE);
    writer.superseded(values, 'pf', 'kvar');
  }
  writer.reportRest(values, (key) => TAKEN.has(key), UNUSED);
}
