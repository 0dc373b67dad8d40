import { Capacitor, Generator, Load, LoadShape, Reactor } from '../../taxonomy/index.ts';
import { reactivePower, saysReactivePower } from '../../interpreters/opendss-model/load.ts';
import { fillConductors, shuntConductors } from './conductors.ts';
import { assumeAll, defaultsFor } from './filling.ts';
import type { Filling } from './filling.ts';

const SHUNT = { phaseCount: 3, connection: 'wye', ratedVoltage: 12.47e3 } as const;
const LOAD = defaultsFor(Load, {
  ...SHUNT,
  model: 1,
  minimumVoltage: 0.95,
  maximumVoltage: 1.05,
  emergencyMinimumVoltage: 0.5,
});
/** Exponents of voltage, for loads of model 4. */
const CONSERVATION = defaultsFor(Load, { conservationWatts: 1, conservationVars: 2 });
const ACTIVE_POWER = 10e3;
const POWER_FACTOR = 0.88;
const GENERATOR = defaultsFor(Generator, {
  ...SHUNT,
  activePower: 1000e3,
  model: 1,
  minimumVoltage: 0.9,
  maximumVoltage: 1.1,
});
const GENERATOR_REACTIVE = 60e3;
const CAPACITOR = defaultsFor(Capacitor, { ...SHUNT, reactivePowers: [1200e3] });
const REACTOR = defaultsFor(Reactor, { ...SHUNT, resistance: 0 });
const REACTOR_RATING = 100e3;

/** OpenDSS `Load`: 10 kW at a power factor of 0.88, where nothing else is said. */
export function fillLoad(filling: Filling, subject: string): void {
  assumeAll(filling, subject, LOAD);
  if (filling.value(subject, 'model') === 4) assumeAll(filling, subject, CONSERVATION);
  fillPower(filling, subject, ACTIVE_POWER);
  fillConductors(filling, subject, shuntConductors(filling.value(subject, 'connection')));
}

/** Active power from an apparent one, reactive power from the active one, by the power factor that is stated or assumed. */
function fillPower(filling: Filling, subject: string, active: number): void {
  const apparent = filling.number(subject, 'apparentPower');
  const stated = filling.number(subject, 'powerFactor');
  const factor = stated ?? POWER_FACTOR;
  const byFactor = stated === undefined ? [] : [{ subject, path: 'powerFactor' }];
  if (apparent === undefined) filling.assume(subject, 'activePower', active);
  else
    filling.assume(subject, 'activePower', apparent * Math.abs(factor), [
      { subject, path: 'apparentPower' },
      ...byFactor,
    ]);
  const power = filling.number(subject, 'activePower');
  // A power factor beyond 1 says no reactive power; the constraint load-power-factor says so.
  if (power === undefined || !saysReactivePower(factor)) return;
  filling.assume(subject, 'reactivePower', reactivePower(power, factor), [
    { subject, path: 'activePower' },
    ...byFactor,
  ]);
}

/** OpenDSS `Generator`. */
export function fillGenerator(filling: Filling, subject: string): void {
  assumeAll(filling, subject, GENERATOR);
  if (filling.isSaid(subject, 'powerFactor')) fillPower(filling, subject, GENERATOR.activePower as number);
  filling.assume(subject, 'reactivePower', GENERATOR_REACTIVE);
  fillConductors(filling, subject, shuntConductors(filling.value(subject, 'connection')));
}

/** OpenDSS `Capacitor`: all steps are closed. */
export function fillCapacitor(filling: Filling, subject: string): void {
  assumeAll(filling, subject, CAPACITOR);
  const steps = filling.value(subject, 'reactivePowers');
  if (Array.isArray(steps))
    filling.assume(
      subject,
      'states',
      steps.map(() => 1),
      [{ subject, path: 'reactivePowers' }],
    );
  fillConductors(filling, subject);
}

/** OpenDSS `Reactor`. */
export function fillReactor(filling: Filling, subject: string): void {
  assumeAll(filling, subject, REACTOR);
  if (!filling.isSaid(subject, 'reactance')) filling.assume(subject, 'reactivePower', REACTOR_RATING);
  fillConductors(filling, subject);
}

/** OpenDSS `LoadShape`: hourly, where no times are stated. */
export function fillLoadShape(filling: Filling, subject: string): void {
  if (!filling.isSaid(subject, 'times')) assumeAll(filling, subject, defaultsFor(LoadShape, { interval: 3600 }));
}
