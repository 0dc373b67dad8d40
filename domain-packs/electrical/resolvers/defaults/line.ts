import { Line, LineCode, LineGeometry, WireData } from '../../taxonomy/index.ts';
import { fillConductors } from './conductors.ts';
import { assumeAll, defaultsFor } from './filling.ts';
import type { Filling } from './filling.ts';
import { fillImpedance, metresOf, SWITCH_LENGTH } from './line-impedance.ts';
import { fillList } from './lists.ts';

const LINE = defaultsFor(Line, { phaseCount: 3 });
const CODE = defaultsFor(LineCode, { phaseCount: 3 });
const GEOMETRY = defaultsFor(LineGeometry, { phaseCount: 3 });
/** Share of the radius of a solid round conductor that is its geometric mean radius. */
const GEOMETRIC_MEAN = 0.7788;
/** Alternating-current over direct-current resistance where only one is stated. */
const SKIN_EFFECT = 1.02;

/** OpenDSS `LineCode`. Ratings are not assumed: what a conductor can bear has to be known. */
export function fillLineCode(filling: Filling, subject: string): void {
  assumeAll(filling, subject, CODE);
  fillImpedance(filling, subject);
}

/** OpenDSS `Line`. */
export function fillLine(filling: Filling, subject: string): void {
  const { graph } = filling;
  const code = graph.text(subject, 'lineCode');
  const codePhases = code === undefined ? undefined : filling.number(code, 'phaseCount');
  if (code !== undefined && codePhases !== undefined) {
    filling.assume(subject, 'phaseCount', codePhases, [{ subject: code, path: 'phaseCount' }]);
  }
  assumeAll(filling, subject, LINE);
  const isSwitch = filling.value(subject, 'isSwitch') === true;
  if (isSwitch) filling.assume(subject, 'closed', true);
  const stands = (path: string): boolean => graph.typeOf(graph.text(subject, path) ?? '') !== undefined;
  const own = ['r1', 'x1', 'rMatrix', 'xMatrix'].some((path) => filling.isSaid(subject, path));
  const refers = graph.assertion(subject, 'lineCode') ?? graph.assertion(subject, 'geometry');
  if (own || refers === undefined) fillImpedance(filling, subject);
  const metres = stands('lineCode') && code !== undefined ? metresOf(filling, code) : metresOf(filling, subject);
  filling.assume(subject, 'length', (isSwitch ? SWITCH_LENGTH : 1) * metres);
  fillConductors(filling, subject);
}

/** OpenDSS `LineGeometry`. */
export function fillLineGeometry(filling: Filling, subject: string): void {
  assumeAll(filling, subject, GEOMETRY);
  const count = filling.number(subject, 'conductorCount');
  if (count !== undefined) fillList(filling, subject, 'x', count, 0);
}

/** OpenDSS `WireData`, `CNData` and `TSData`: one resistance or radius from the other. */
export function fillWireData(filling: Filling, subject: string): void {
  const other = (path: string, from: string, factor: number): void => {
    const value = filling.number(subject, from);
    if (value !== undefined) filling.assume(subject, path, value * factor, [{ subject, path: from }]);
  };
  other('acResistance', 'dcResistance', SKIN_EFFECT);
  other('dcResistance', 'acResistance', 1 / SKIN_EFFECT);
  other('geometricMeanRadius', 'radius', GEOMETRIC_MEAN);
  other('radius', 'geometricMeanRadius', 1 / GEOMETRIC_MEAN);
  const screen = filling.graph.text(subject, 'screen');
  if (screen !== undefined) assumeAll(filling, subject, defaultsFor(WireData, { relativePermittivity: 2.3 }));
  if (screen === 'concentric-neutral') other('strandGeometricMeanRadius', 'strandDiameter', GEOMETRIC_MEAN / 2);
  if (screen === 'tape-shield') assumeAll(filling, subject, defaultsFor(WireData, { tapeLap: 0.2 }));
}
