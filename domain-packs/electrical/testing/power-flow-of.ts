import type { ResultSet } from '../../../primitives/index.ts';
import { ElementLosses, NodeVoltages, POWER_FLOW, RegulatorTaps, TerminalFlows } from '../taxonomy/index.ts';

/** Results as a test writes them: `bus.671` to its per-unit voltages by phase, elements to their currents and losses. */
export interface WrittenResults {
  /** Line-to-neutral base; 2400 V unless said. */
  readonly base?: number;
  /** `[phase, per unit, angle in degrees]`. */
  readonly voltages?: Readonly<Record<string, readonly (readonly [number, number, number?])[]>>;
  /** `[terminal, conductor, amperes, watts]`. */
  readonly flows?: Readonly<Record<string, readonly (readonly [number, number, number, number?])[]>>;
  /** Watts. */
  readonly losses?: Readonly<Record<string, number>>;
  /** `[winding, tap number, ratio]`. */
  readonly taps?: Readonly<Record<string, readonly [number, number, number]>>;
}

const rows = <R>(of: Readonly<Record<string, readonly R[]>>): [string, R][] =>
  Object.entries(of).flatMap(([subject, list]) => list.map((row): [string, R] => [subject, row]));

/** A result set with the tables of the power flow, for rules that read them. */
export function powerFlowOf({
  base = 2400,
  voltages = {},
  flows = {},
  losses = {},
  taps = {},
}: WrittenResults): Record<string, ResultSet> {
  const volts = rows(voltages);
  const currents = rows(flows);
  const lost = Object.entries(losses);
  const tapped = Object.entries(taps);
  const zeros = (n: number): number[] => new Array<number>(n).fill(0);
  return {
    [POWER_FLOW]: {
      name: POWER_FLOW,
      tables: [
        NodeVoltages.pack(
          volts.map(([bus]) => bus),
          {
            phase: volts.map(([, [phase]]) => phase),
            magnitude: volts.map(([, [, pu]]) => pu * base),
            angle: volts.map(([, [phase, , angle]]) => angle ?? (1 - phase) * 120),
            perUnit: volts.map(([, [, pu]]) => pu),
            base: volts.map(() => base),
          },
        ),
        TerminalFlows.pack(
          currents.map(([element]) => element),
          {
            terminal: currents.map(([, [terminal]]) => terminal),
            phase: currents.map(([, [, phase]]) => phase),
            current: currents.map(([, [, , current]]) => current),
            angle: zeros(currents.length),
            activePower: currents.map(([, [, , , power]]) => power ?? 0),
            reactivePower: zeros(currents.length),
          },
        ),
        ElementLosses.pack(
          lost.map(([element]) => element),
          {
            activePower: lost.map(([, power]) => power),
            reactivePower: zeros(lost.length),
          },
        ),
        RegulatorTaps.pack(
          tapped.map(([transformer]) => transformer),
          {
            winding: tapped.map(([, [winding]]) => winding),
            tapNumber: tapped.map(([, [, number]]) => number),
            ratio: tapped.map(([, [, , ratio]]) => ratio),
          },
        ),
      ],
    },
  };
}
