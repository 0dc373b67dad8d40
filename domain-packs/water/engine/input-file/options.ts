import { Pump, perKilowatt, perKilowattHour, percent } from '../../taxonomy/index.ts';
import type { UnitSystem } from '../../taxonomy/index.ts';
import type { Ids } from './ids.ts';
import { clock, written } from './values.ts';
import type { Values } from './values.ts';

/** @param constant the name of no pattern: demands that name none are constant */
export function optionLines(values: Values, network: string, units: UnitSystem, constant: string): string[] {
  const unbalanced = values.needText(network, 'unbalanced');
  const trials = values.number(network, 'unbalancedTrials');
  const pressureDriven = values.needText(network, 'demandModel') === 'PDA';
  return [
    `UNITS ${values.needText(network, 'flowUnits')}`,
    `HEADLOSS ${values.needText(network, 'headLossFormula')}`,
    `SPECIFIC GRAVITY ${values.need(network, 'specificGravity')}`,
    `VISCOSITY ${values.need(network, 'relativeViscosity')}`,
    `TRIALS ${values.need(network, 'trials')}`,
    `ACCURACY ${values.need(network, 'accuracy')}`,
    `HEADERROR ${values.need(network, 'headError', units.length)}`,
    `FLOWCHANGE ${values.need(network, 'flowChange', units.flow)}`,
    `CHECKFREQ ${values.need(network, 'checkFrequency')}`,
    `MAXCHECK ${values.need(network, 'maximumCheck')}`,
    `DAMPLIMIT ${values.need(network, 'dampLimit')}`,
    `UNBALANCED ${unbalanced} ${unbalanced === 'CONTINUE' && trials !== undefined ? written(trials) : ''}`,
    `PATTERN ${constant}`,
    `DEMAND MULTIPLIER ${values.need(network, 'demandMultiplier')}`,
    `EMITTER EXPONENT ${values.need(network, 'emitterExponent')}`,
    ...(pressureDriven
      ? [
          'DEMAND MODEL PDA',
          `MINIMUM PRESSURE ${values.need(network, 'minimumPressure', units.pressure)}`,
          `REQUIRED PRESSURE ${values.need(network, 'requiredPressure', units.pressure)}`,
          `PRESSURE EXPONENT ${values.need(network, 'pressureExponent')}`,
        ]
      : []),
  ];
}

const TIMES = {
  duration: 'DURATION',
  hydraulicTimeStep: 'HYDRAULIC TIMESTEP',
  ruleTimeStep: 'RULE TIMESTEP',
  patternTimeStep: 'PATTERN TIMESTEP',
  patternStart: 'PATTERN START',
  reportTimeStep: 'REPORT TIMESTEP',
  reportStart: 'REPORT START',
  startClockTime: 'START CLOCKTIME',
} as const;

/** @param steady whether only the first moment is asked for */
export const timeLines = (values: Values, network: string, steady: boolean): string[] =>
  Object.entries(TIMES).map(([path, words]) => {
    const seconds = Number(values.need(network, path));
    return `${words} ${clock(steady && path === 'duration' ? 0 : seconds)}`;
  });

export const energyLines = (values: Values, ids: Ids, network: string): string[] => {
  const pattern = values.text(network, 'energyPricePattern');
  return [
    `GLOBAL EFFIC ${values.need(network, 'pumpEfficiency', percent)}`,
    `GLOBAL PRICE ${values.need(network, 'energyPrice', perKilowattHour)}`,
    `DEMAND CHARGE ${values.need(network, 'demandCharge', perKilowatt)}`,
    ...(pattern === undefined ? [] : [`GLOBAL PATTERN ${ids.of(pattern)}`]),
    ...values.ofType(Pump).flatMap((pump) => {
      const curve = values.text(pump, 'efficiencyCurve');
      const price = values.number(pump, 'energyPrice');
      const prices = values.text(pump, 'energyPricePattern');
      return [
        ...(curve === undefined ? [] : [`PUMP ${ids.of(pump)} EFFIC ${ids.of(curve)}`]),
        ...(price === undefined ? [] : [`PUMP ${ids.of(pump)} PRICE ${written(price, perKilowattHour)}`]),
        ...(prices === undefined ? [] : [`PUMP ${ids.of(pump)} PATTERN ${ids.of(prices)}`]),
      ];
    }),
  ];
};
