import { add, complex, scale, subtract, ZERO } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import type { PowerBranch } from './power-branch.ts';

/** How the power of a load depends on voltage. The number is that of OpenDSS. */
export type LoadModel =
  /** 1: constant active and reactive power. */
  | { readonly kind: 'constant-power' }
  /** 2: constant impedance. */
  | { readonly kind: 'constant-impedance' }
  /** 3: constant active power, reactive power with the square of voltage. */
  | { readonly kind: 'motor' }
  /** 4: powers with stated exponents of voltage (conservation voltage reduction). */
  | { readonly kind: 'exponential'; readonly activeExponent: number; readonly reactiveExponent: number }
  /** 5: constant current magnitude. */
  | { readonly kind: 'constant-current' }
  /** 6: constant active power, and a reactive power that no load multiplier moves (var of all phases). */
  | { readonly kind: 'fixed-reactive-power'; readonly reactivePower: number }
  /** 7: constant active power, and a reactance that no load multiplier moves (var of all phases at rated voltage). */
  | { readonly kind: 'fixed-reactance'; readonly reactivePower: number }
  /** 8: shares of constant impedance, current and power, and the per-unit voltage at which the load drops out. */
  | { readonly kind: 'zip'; readonly active: ZipShares; readonly reactive: ZipShares; readonly cutOffVoltage: number };

export interface ZipShares {
  readonly impedance: number;
  readonly current: number;
  readonly power: number;
}

/** Power of one phase in W + j var at `voltage`, and the voltages in V that bound the model. */
export interface PhaseRating {
  readonly power: Complex;
  readonly voltage: number;
  readonly lowVoltage: number;
  readonly minimumVoltage: number;
  readonly maximumVoltage: number;
  readonly phases: number;
}

type Ranges = Pick<
  PowerBranch,
  'ramp' | 'admittance' | 'power' | 'constantCurrent' | 'high' | 'exponential' | 'cutOffVoltage'
>;

/** The voltage ranges of one phase under that model. (OpenDSS, `TLoadObj.SetNominalLoad` and the `Do…` methods.) */
export function loadRanges(model: LoadModel, rating: PhaseRating): Ranges {
  const { power, voltage } = rating;
  const y = ratedAdmittance(rating);
  const edge = edges(rating, y);
  const byPower = { ramp: { admittance: ZERO, ...edge.powerRamp }, high: edge.highPower };
  const none = { admittance: ZERO, power: ZERO, constantCurrent: ZERO };
  const active = complex(power.re);
  switch (model.kind) {
    case 'constant-power':
      return { ...byPower, ...none, power };
    case 'constant-impedance':
      return { ...none, ramp: { admittance: y, current: ZERO, slope: ZERO }, admittance: y, high: y };
    case 'motor':
      return { ...byPower, ...none, power: active, admittance: complex(0, y.im) };
    case 'constant-current':
      return {
        ...none,
        ramp: { admittance: ZERO, ...edge.currentRamp },
        constantCurrent: power,
        high: edge.highCurrent,
      };
    case 'exponential':
      return { ...byPower, ...none, ...exponential(model.activeExponent, model.reactiveExponent, power, y) };
    case 'fixed-reactive-power':
    case 'fixed-reactance': {
      const fixed = model.reactivePower / rating.phases;
      const susceptance = -fixed / (voltage * voltage);
      const isReactance = model.kind === 'fixed-reactance';
      return {
        ramp: { admittance: complex(edge.lowPower.re, susceptance), current: ZERO, slope: ZERO },
        admittance: isReactance ? complex(0, susceptance) : ZERO,
        power: isReactance ? active : complex(power.re, fixed),
        constantCurrent: ZERO,
        high: complex(edge.highPower.re, susceptance),
      };
    }
    case 'zip': {
      const share = (value: Complex, part: keyof ZipShares): Complex =>
        complex(value.re * model.active[part], value.im * model.reactive[part]);
      const constant = share(y, 'impedance');
      return {
        ramp: {
          admittance: constant,
          current: add(share(edge.powerRamp.current, 'power'), share(edge.currentRamp.current, 'current')),
          slope: add(share(edge.powerRamp.slope, 'power'), share(edge.currentRamp.slope, 'current')),
        },
        admittance: constant,
        power: share(power, 'power'),
        constantCurrent: share(power, 'current'),
        high: add(constant, add(share(edge.highPower, 'power'), share(edge.highCurrent, 'current'))),
        ...(model.cutOffVoltage > 0 && { cutOffVoltage: model.cutOffVoltage }),
      };
    }
  }
}

/** S across one phase that draws its power at its voltage. */
export const ratedAdmittance = (rating: Pick<PhaseRating, 'power' | 'voltage'>): Complex =>
  scale(complex(rating.power.re, -rating.power.im), 1 / (rating.voltage * rating.voltage));

/** What joins the model to the impedances outside its range, for constant power and for constant current. */
function edges(
  rating: PhaseRating,
  y: Complex,
): {
  lowPower: Complex;
  highPower: Complex;
  highCurrent: Complex;
  powerRamp: { current: Complex; slope: Complex };
  currentRamp: { current: Complex; slope: Complex };
} {
  const { voltage, lowVoltage, minimumVoltage, maximumVoltage } = rating;
  const [minimum, maximum] = [minimumVoltage / voltage, maximumVoltage / voltage];
  const lowPower = minimum === 0 ? ZERO : scale(y, 1 / (minimum * minimum));
  const current = scale(y, lowVoltage);
  const rampTo = (target: Complex): { current: Complex; slope: Complex } => ({
    current,
    slope: scale(subtract(target, current), 1 / (minimumVoltage - lowVoltage)),
  });
  return {
    lowPower,
    highPower: maximum === 0 ? y : scale(y, 1 / (maximum * maximum)),
    highCurrent: maximum === 0 ? y : scale(y, 1 / maximum),
    powerRamp: rampTo(scale(lowPower, minimumVoltage)),
    currentRamp: rampTo(scale(y, voltage)),
  };
}

/** Exponents 1 of active and 2 of reactive power are a constant current and a reactance: no power need be taken. */
function exponential(active: number, reactive: number, power: Complex, y: Complex): Partial<Ranges> {
  const isCurrent = active === 1;
  const isReactance = reactive === 2;
  const rest = complex(isCurrent ? 0 : power.re, isReactance ? 0 : power.im);
  return {
    constantCurrent: complex(isCurrent ? power.re : 0),
    admittance: complex(0, isReactance ? y.im : 0),
    ...(!(isCurrent && isReactance) && { exponential: { power: rest, active, reactive } }),
  };
}
