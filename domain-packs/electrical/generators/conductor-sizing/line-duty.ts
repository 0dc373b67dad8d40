import type { ReadContext } from '../../../../primitives/index.ts';
import { isMissing } from '../../../../primitives/index.ts';
import { NodeVoltages, TerminalFlows } from '../../taxonomy/index.ts';
import { terminalsOf } from '../../topology/index.ts';
import type { Complex } from './complex.ts';
import { polar } from './complex.ts';

/** One conductor where power enters the line: voltage to earth and current into the line. */
export interface ConductorDuty {
  readonly phase: number;
  readonly voltage: Complex;
  readonly current: Complex;
}

/** What a line has to do, as computed. SI units. */
export interface LineDuty {
  readonly line: string;
  readonly phaseCount: number;
  readonly length: number;
  /** Highest current of a conductor. */
  readonly current: number;
  /** Line-to-neutral base of the bus where power enters. */
  readonly base: number;
  readonly conductors: readonly ConductorDuty[];
}

/** The duty of a line; undefined where nothing was computed for it, or its length or its phases are not stated. */
export function dutyOf(context: ReadContext, line: string): LineDuty | undefined {
  const { graph } = context;
  const flows = TerminalFlows.rows().read(context, line);
  const phaseCount = graph.number(line, 'phaseCount');
  const length = graph.number(line, 'length');
  if (isMissing(flows) || phaseCount === undefined || length === undefined) return undefined;
  const power = (terminal: number): number =>
    flows.reduce((sum, row) => (row.terminal === terminal ? sum + row.activePower.si : sum), 0);
  const entering = power(2) > power(1) ? 2 : 1;
  const bus = terminalsOf(graph, line)[entering - 1]?.bus;
  const voltages = bus === undefined ? undefined : NodeVoltages.rows().read(context, bus);
  if (voltages === undefined || isMissing(voltages)) return undefined;
  const base = voltages[0]?.base.si;
  if (base === undefined || base === 0) return undefined;
  const conductors = flows
    .filter(({ terminal, phase }) => terminal === entering && phase !== 0)
    .map(({ phase, current, angle }): ConductorDuty => {
      const voltage = voltages.find((row) => row.phase === phase);
      return {
        phase,
        voltage: voltage ? polar(voltage.magnitude.si, voltage.angle.si) : [0, 0],
        current: polar(current.si, angle.si),
      };
    });
  const current = flows.reduce((most, row) => (row.phase === 0 ? most : Math.max(most, row.current.si)), 0);
  return { line, phaseCount, length, current, base, conductors };
}
