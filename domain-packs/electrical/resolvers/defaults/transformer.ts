import { STRUCTURE } from '../../../../primitives/index.ts';
import { RegulatorControl, Transformer } from '../../taxonomy/index.ts';
import { fillConductors } from './conductors.ts';
import { assumeAll, defaultsFor } from './filling.ts';
import type { Filling } from './filling.ts';
import { fillList } from './lists.ts';

const TRANSFORMER = defaultsFor(Transformer, {
  phaseCount: 3,
  minimumTap: 0.9,
  maximumTap: 1.1,
  tapCount: 32,
  noLoadLoss: 0,
  magnetisingCurrent: 0,
  antiFloatSusceptance: 1e-6,
  deltaDirection: 'lag',
});
/** Reactances between windings 1–2, 1–3, 2–3, and of further pairs. */
const REACTANCES = [0.07, 0.35, 0.3];
const FURTHER_REACTANCE = 0.3;

/** OpenDSS `Transformer`. */
export function fillTransformer(filling: Filling, subject: string): void {
  assumeAll(filling, subject, TRANSFORMER);
  const ports = filling.graph.portsOf(subject);
  const connected = ports.map((port) => ({ subject: port, path: STRUCTURE.junction }));
  if (ports.length > 1) filling.derive(subject, 'windingCount', ports.length, 'opendss.windings-connected', connected);
  filling.assume(subject, 'windingCount', 2);
  const count = filling.number(subject, 'windingCount') ?? 2;
  fillList(filling, subject, 'connections', count, 'wye');
  fillList(filling, subject, 'ratedVoltages', count, 12.47e3);
  fillList(filling, subject, 'ratedPowers', count, 1e6);
  fillList(filling, subject, 'resistances', count, 0.002);
  fillList(filling, subject, 'taps', count, 1);
  const pairs = (count * (count - 1)) / 2;
  fillList(
    filling,
    subject,
    'reactances',
    pairs,
    Array.from({ length: pairs }, (_, i) => REACTANCES[i] ?? FURTHER_REACTANCE),
  );
  const { graph } = filling;
  const grounded = Array.from({ length: count }, (_, i) => i + 1);
  if (grounded.some((place) => graph.assertion(subject, `neutralResistances[${place}]`))) {
    fillList(filling, subject, 'neutralResistances', count, -1);
  }
  if (grounded.some((place) => graph.assertion(subject, `neutralReactances[${place}]`))) {
    fillList(filling, subject, 'neutralReactances', count, 0);
  }
  fillConductors(filling, subject);
}

const REGULATOR = defaultsFor(RegulatorControl, {
  winding: 1,
  targetVoltage: 120,
  band: 3,
  voltageTransformerRatio: 60,
  currentTransformerRating: 300,
  compensatorResistance: 0,
  compensatorReactance: 0,
  delay: 15,
  tapDelay: 2,
  maximumTapChange: 16,
  voltageLimit: 0,
});
const REVERSE = defaultsFor(RegulatorControl, {
  reverseTargetVoltage: 120,
  reverseBand: 3,
  reverseThreshold: 100e3,
  reverseDelay: 60,
  reverseCompensatorResistance: 0,
  reverseCompensatorReactance: 0,
});

/** OpenDSS `RegControl`. The tap that moves is that of the winding that is watched. */
export function fillRegulator(filling: Filling, subject: string): void {
  assumeAll(filling, subject, REGULATOR);
  if (filling.value(subject, 'reversible') === true) assumeAll(filling, subject, REVERSE);
  const winding = filling.number(subject, 'winding');
  if (winding !== undefined) filling.assume(subject, 'tapWinding', winding, [{ subject, path: 'winding' }]);
}
