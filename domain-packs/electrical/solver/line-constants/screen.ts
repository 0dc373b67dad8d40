import type { Conductor } from './conductor.ts';

/** A cable screen as one equivalent conductor. */
export interface ScreenGeometry {
  /** ohm/m. */
  readonly resistance: number;
  readonly geometricMeanRadius: number;
  /** Radius of the circle on which the screen lies, in m. */
  readonly radius: number;
  /** Equivalent distance in m from the screen to a conductor whose centre is that far away. */
  distanceTo(centreDistance: number): number;
}

/** ohm m: copper tape, with the factors of the shield's resistance formula. (OpenDSS, `TSLineConstants`.) */
const TAPE_RESISTIVITY = 2.3718e-8;
const TAPE_FACTOR = 0.3183;

/** (Kersting, Distribution System Modeling and Analysis, 4.2.1 concentric neutral, 4.2.2 tape shield.) */
export function screenGeometry(cable: Conductor): ScreenGeometry {
  const { screen } = cable;
  if (screen === undefined) throw new TypeError('A bare conductor has no screen.');
  if (screen.kind === 'tape-shield') {
    const radius = 0.5 * (screen.shieldDiameter - screen.tapeThickness);
    const lap = Math.sqrt(50 / (100 - screen.tapeLap));
    return {
      resistance: (TAPE_FACTOR * TAPE_RESISTIVITY) / (screen.shieldDiameter * screen.tapeThickness * lap),
      geometricMeanRadius: radius,
      radius,
      distanceTo: (centreDistance) => centreDistance,
    };
  }
  const k = screen.strands;
  const radius = 0.5 * (screen.cableDiameter - screen.strandDiameter);
  return {
    resistance: screen.strandResistance / k,
    geometricMeanRadius: root(screen.strandGeometricMeanRadius * k * power(radius, k - 1), k),
    radius,
    distanceTo: (centreDistance) => root(power(centreDistance, k) - power(radius, k), k),
  };
}

/** Integer power by multiplication and root by logarithm: `Math.pow` differs between Node versions. */
function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent; i++) result *= base;
  return result;
}

const root = (value: number, degree: number): number => Math.exp(Math.log(value) / degree);
