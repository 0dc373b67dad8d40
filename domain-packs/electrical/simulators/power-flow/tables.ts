import type { ResultSet } from '../../../../primitives/index.ts';
import type { CompiledNetwork } from '../../solver/compile/index.ts';
import type { PowerFlow } from '../../solver/power-flow.ts';
import type { Solution } from '../../solver/solution.ts';
import { ElementLosses, NodeVoltages, RegulatorTaps, TerminalFlows } from '../../taxonomy/index.ts';
import { elementLosses } from './losses.ts';
import type { ElementLoss } from './losses.ts';
import { nodeRows } from './node-rows.ts';
import type { NodeRow } from './node-rows.ts';
import { terminalRows } from './terminal-rows.ts';
import type { TerminalRow } from './terminal-rows.ts';

interface TapRow {
  readonly subject: string;
  readonly winding: number;
  readonly tapNumber: number;
  readonly ratio: number;
}

export function tablesOf(compiled: CompiledNetwork, flow: PowerFlow, solution: Solution): ResultSet['tables'] {
  return tables(
    nodeRows(compiled, flow, solution),
    terminalRows(compiled, solution),
    elementLosses(solution).flatMap((loss) => {
      const element = compiled.subjects.get(loss.element);
      return element === undefined ? [] : [{ ...loss, element }];
    }),
    solution.taps.map(({ transformer, winding, tapNumber, tap }) => ({
      subject: compiled.subjectOf('Transformer', transformer),
      winding,
      tapNumber,
      ratio: tap,
    })),
  );
}

/** Where there is no solution: every table, without rows. */
export const emptyTables = (): ResultSet['tables'] => tables([], [], [], []);

function tables(
  nodes: readonly NodeRow[],
  flows: readonly TerminalRow[],
  losses: readonly ElementLoss[],
  taps: readonly TapRow[],
): ResultSet['tables'] {
  return [
    NodeVoltages.pack(
      nodes.map(({ bus }) => bus),
      {
        phase: nodes.map(({ phase }) => phase),
        magnitude: nodes.map(({ magnitude }) => magnitude),
        angle: nodes.map(({ angle }) => angle),
        perUnit: nodes.map(({ perUnit }) => perUnit),
        base: nodes.map(({ base }) => base),
      },
    ),
    TerminalFlows.pack(
      flows.map(({ subject }) => subject),
      {
        terminal: flows.map(({ terminal }) => terminal),
        phase: flows.map(({ phase }) => phase),
        current: flows.map(({ current }) => current),
        angle: flows.map(({ angle }) => angle),
        activePower: flows.map(({ activePower }) => activePower),
        reactivePower: flows.map(({ reactivePower }) => reactivePower),
      },
    ),
    ElementLosses.pack(
      losses.map(({ element }) => element),
      {
        activePower: losses.map(({ activePower }) => activePower),
        reactivePower: losses.map(({ reactivePower }) => reactivePower),
      },
    ),
    RegulatorTaps.pack(
      taps.map(({ subject }) => subject),
      {
        winding: taps.map(({ winding }) => winding),
        tapNumber: taps.map(({ tapNumber }) => tapNumber),
        ratio: taps.map(({ ratio }) => ratio),
      },
    ),
  ];
}
