import type { ReadContext } from '../../../../primitives/index.ts';
import { isMissing } from '../../../../primitives/index.ts';
import { NodeVoltages, TerminalFlows } from '../../taxonomy/index.ts';
import { terminalsOf } from '../../topology/index.ts';

/** What a line has to do, as computed: its hardest conductor decides. SI units. */
export interface LineDuty {
  readonly line: string;
  readonly phaseCount: number;
  readonly length: number;
  /** Highest current of a conductor, and the sine and cosine of its angle to the voltage. */
  readonly current: number;
  readonly cosine: number;
  readonly sine: number;
  /** Line-to-neutral base of the bus it starts at. */
  readonly base: number;
}

/** The duty of a line; undefined where nothing was computed for it, or its length or its phases are not stated. */
export function dutyOf(context: ReadContext, line: string): LineDuty | undefined {
  const { graph } = context;
  const flows = TerminalFlows.rows().read(context, line);
  const phaseCount = graph.number(line, 'phaseCount');
  const length = graph.number(line, 'length');
  const first = terminalsOf(graph, line)[0];
  const voltages = first ? NodeVoltages.rows().read(context, first.bus) : undefined;
  if (isMissing(flows) || phaseCount === undefined || length === undefined) return undefined;
  if (voltages === undefined || isMissing(voltages)) return undefined;
  const hardest = flows.filter(({ phase }) => phase !== 0).sort((a, b) => b.current.si - a.current.si)[0];
  const base = voltages[0]?.base.si;
  if (!hardest || base === undefined) return undefined;
  const [active, reactive] = [hardest.activePower.si, hardest.reactivePower.si];
  const apparent = Math.sqrt(active * active + reactive * reactive) || 1;
  // Power that flows out of the terminal counts as power that flows in at the other.
  const direction = active < 0 ? -1 : 1;
  return {
    line,
    phaseCount,
    length,
    current: hardest.current.si,
    cosine: (direction * active) / apparent,
    sine: (direction * reactive) / apparent,
    base,
  };
}
