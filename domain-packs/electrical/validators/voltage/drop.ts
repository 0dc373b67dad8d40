import type { Quantity, Read } from '../../../../primitives/index.ts';
import { isMissing } from '../../../../primitives/index.ts';
import { NodeVoltages } from '../../taxonomy/index.ts';
import { displayName, lastRegulated } from '../../topology/index.ts';

/** The computed voltage of one phase. */
export interface PhaseVoltage {
  readonly phase: number;
  readonly perUnit: Quantity<'PU'>;
}

/** Where the voltage on the way to a bus was last set. */
export interface WayBeginning {
  readonly bus: string;
  /** What a message calls it. */
  readonly name: string;
  /** None where nothing was computed. */
  readonly voltages: readonly PhaseVoltage[];
}

type BeginningExample = Omit<WayBeginning, 'bus' | 'voltages'> & {
  readonly voltages: NonNullable<Parameters<typeof rows.fromExample>[0]>;
};

const rows = NodeVoltages.rows();

/** The bus behind the last regulating transformer on the way, else the bus at the source, with its voltages. */
export const wayBeginning: Read<WayBeginning, BeginningExample> = {
  describes: `the bus where the voltage on the way was last set (${rows.describes})`,
  read: (context, subject) => {
    const bus = lastRegulated(context.graph).get(subject);
    if (bus === undefined) return { missing: true, subject, path: 'way to a source' };
    const voltages = rows.read(context, bus);
    return { bus, name: displayName(context.graph, bus), voltages: isMissing(voltages) ? [] : voltages };
  },
  fromExample: (example) => {
    const voltages = rows.fromExample(example?.voltages);
    return example === undefined || isMissing(voltages)
      ? { missing: true, subject: 'example', path: 'way to a source' }
      : { bus: 'bus.example', name: example.name, voltages };
  },
};

export interface Drop {
  readonly phase: number;
  /** Voltage where the way begins and where it ends, per unit. */
  readonly start: number;
  readonly end: number;
  readonly drop: number;
}

/** The largest drop of a phase between the beginning of the way and the bus at its end. */
export function largestDrop(voltages: readonly PhaseVoltage[], beginning: WayBeginning): Drop | undefined {
  const drops = voltages.flatMap(({ phase, perUnit }): Drop[] => {
    const start = beginning.voltages.find((there) => there.phase === phase)?.perUnit.si;
    return start === undefined ? [] : [{ phase, start, end: perUnit.si, drop: start - perUnit.si }];
  });
  return drops.sort((a, b) => b.drop - a.drop)[0];
}
