import type { Quantity } from '../../../../primitives/index.ts';

/** The computed voltage of one phase. */
export interface PhaseVoltage {
  readonly phase: number;
  readonly perUnit: Quantity<'PU'>;
}

/** A station on the way from a bus to the source that feeds it. */
export interface Station {
  readonly subject: string;
  /** What a message calls it. */
  readonly name: string;
  /** Absent for equipment. */
  readonly voltages: readonly PhaseVoltage[] | undefined;
  /** Tap changer controls of the station. */
  readonly controls: readonly unknown[];
}

export interface Drop {
  readonly phase: number;
  /** The bus where the way begins. */
  readonly from: string;
  /** Voltage where the way begins and where it ends, per unit. */
  readonly start: number;
  readonly end: number;
  readonly drop: number;
}

/** The stations that count for voltage drop: up to the last regulating transformer, or all the way to the source. */
export function sinceRegulation(way: readonly Station[]): readonly Station[] {
  const regulator = way.findIndex(({ controls }) => controls.length > 0);
  return regulator < 0 ? way : way.slice(0, regulator);
}

/** The largest drop of a phase between the beginning of the way and the bus at its end. */
export function largestDrop(voltages: readonly PhaseVoltage[], way: readonly Station[]): Drop | undefined {
  const beginning = sinceRegulation(way).findLast((station) => station.voltages !== undefined);
  // The bus itself is where the way begins: nothing is lost.
  if (!beginning) return undefined;
  const drops = voltages.flatMap(({ phase, perUnit }): Drop[] => {
    const start = beginning.voltages?.find((there) => there.phase === phase)?.perUnit.si;
    if (start === undefined) return [];
    return [{ phase, from: beginning.name, start, end: perUnit.si, drop: start - perUnit.si }];
  });
  return drops.sort((a, b) => b.drop - a.drop)[0];
}
