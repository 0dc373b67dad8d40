import { RegulatorControl } from '../../taxonomy/index.ts';
import * as u from '../../taxonomy/index.ts';
import type { BusReference, ScriptElement } from '../opendss/index.ts';
import { InForce } from './in-force.ts';
import { applyRules, rulesFor } from './rules.ts';
import type { Rule } from './rules.ts';
import type { Writer } from './writer.ts';

const of = rulesFor(RegulatorControl);
const RULES: Readonly<Record<string, Rule>> = {
  transformer: of.name('transformer', 'transformer'),
  winding: of.integer('winding'),
  tapwinding: of.integer('tapWinding'),
  vreg: of.quantity('targetVoltage', u.volt),
  band: of.quantity('band', u.volt),
  ptratio: of.quantity('voltageTransformerRatio', u.perUnit),
  ctprim: of.quantity('currentTransformerRating', u.ampere),
  r: of.quantity('compensatorResistance', u.volt),
  x: of.quantity('compensatorReactance', u.volt),
  delay: of.quantity('delay', u.second),
  tapdelay: of.quantity('tapDelay', u.second),
  maxtapchange: of.integer('maximumTapChange'),
  vlimit: of.quantity('voltageLimit', u.volt),
  inversetime: of.flag('inverseTime'),
  ptphase: of.choice('monitoredPhase'),
  ldc_z: of.quantity('compensatorImpedance', u.volt),
  remoteptratio: of.quantity('regulatedVoltageTransformerRatio', u.perUnit),
  reversible: of.flag('reversible'),
  revneutral: of.flag('reverseNeutral'),
  revvreg: of.quantity('reverseTargetVoltage', u.volt),
  revband: of.quantity('reverseBand', u.volt),
  revthreshold: of.quantity('reverseThreshold', u.kilowatt),
  revdelay: of.quantity('reverseDelay', u.second),
  revr: of.quantity('reverseCompensatorResistance', u.volt),
  revx: of.quantity('reverseCompensatorReactance', u.volt),
  enabled: of.flag('enabled'),
};
const UNUSED: ReadonlySet<string> = new Set(['debugtrace', 'eventlog', 'basefreq', 'reset']);

/** The control of a tap changer, with the bus it watches where that is another than its winding's. */
export function writeRegulator(writer: Writer, element: ScriptElement): void {
  const values = new InForce(element);
  writer.node(element, RegulatorControl.typeId);
  applyRules(writer, element.key, values, RULES);
  const watched = values.get('bus');
  if (watched) {
    const { bus, nodes, tail } = watched.value as BusReference;
    const id = `bus.${bus.toLowerCase()}`;
    const name = { ...watched.span, length: watched.span.length - tail };
    writer.stated(element.key, 'regulatedBus', id, 'opendss.bus', [name]);
    writer.bus(id, bus, name, element.key, 'regulatedBus');
    const offset = name.length + 1;
    const after = {
      ...watched.span,
      offset: watched.span.offset + offset,
      length: tail - 1,
      column: watched.span.column + bus.length + 1,
    };
    if (nodes.length > 0) writer.stated(element.key, 'regulatedNodes', nodes, 'opendss.nodes', [after]);
  }
  writer.reportRest(values, (key) => key in RULES || key === 'bus' || key === 'like', UNUSED);
}
