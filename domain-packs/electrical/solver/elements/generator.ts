import { SolverError } from '../errors.ts';
import { complex, scale, ZERO } from '../matrix/complex.ts';
import type { Terminal } from '../terminal.ts';
import { ratedAdmittance } from './load-model.ts';
import { otherConductor } from './load.ts';
import type { PowerBranch } from './power-branch.ts';
import { elementId } from './primitive.ts';

/** A generator of stated power, also a photovoltaic or storage unit at one instant. OpenDSS `Generator`, models 1 and 2. */
export interface Generator {
  readonly name: string;
  readonly phases: number;
  readonly connection: 'wye' | 'delta';
  /** Conductors as of a load. */
  readonly terminal: Terminal;
  readonly model: 'constant-power' | 'constant-impedance';
  /** W and var fed in, all phases. */
  readonly activePower: number;
  readonly reactivePower: number;
  /** V: line to line for two and three phases, else across the generator. */
  readonly ratedVoltage: number;
  /** Per unit of the rated voltage: between these the model holds; outside it becomes an impedance. */
  readonly minimumVoltage: number;
  readonly maximumVoltage: number;
}

/**
 * The generator phase by phase, as power drawn (so negative). Its admittances are those of a wye: in delta a third of
 * them lies between two lines, of which the voltage limits are the square root of three higher.
 */
export function generatorBranches(generator: Generator): PowerBranch[] {
  const { phases, connection, ratedVoltage } = generator;
  const multiPhase = phases === 2 || phases === 3;
  const isDelta = connection === 'delta';
  const toNeutral = multiPhase ? ratedVoltage / Math.sqrt(3) : ratedVoltage;
  if (!(toNeutral > 0)) {
    const place = elementId({ elementClass: 'Generator', name: generator.name });
    throw new SolverError(
      'electrical.solver.invalid-element',
      [place],
      `Its rated voltage is ${String(ratedVoltage)} V`,
    );
  }
  const power = complex(-generator.activePower / phases, -generator.reactivePower / phases);
  const rated = scale(ratedAdmittance({ power, voltage: toNeutral }), isDelta ? 1 / 3 : 1);
  const across = isDelta && multiPhase ? toNeutral * Math.sqrt(3) : toNeutral;
  const { minimumVoltage: minimum, maximumVoltage: maximum } = generator;
  const isImpedance = generator.model === 'constant-impedance';
  const below = isImpedance || minimum === 0 ? rated : scale(rated, 1 / (minimum * minimum));
  const above = isImpedance || maximum === 0 ? rated : scale(rated, 1 / (maximum * maximum));
  return Array.from({ length: phases }, (_, phase) => ({
    from: phase,
    to: otherConductor(phase, phases, connection),
    voltage: across,
    lowVoltage: -1,
    minimumVoltage: minimum * across,
    maximumVoltage: maximum * across,
    linear: rated,
    low: rated,
    ramp: { admittance: below, current: ZERO, slope: ZERO },
    admittance: isImpedance ? rated : ZERO,
    power: isImpedance ? ZERO : power,
    constantCurrent: ZERO,
    high: above,
  }));
}
