import type { ReadContext } from '../../../../primitives/index.ts';
import { isMissing, neighbours } from '../../../../primitives/index.ts';
import { Bus, Line, Load, NodeVoltages, TerminalFlows } from '../../taxonomy/index.ts';
import { feeder } from '../../topology/index.ts';
import { highestLoading } from '../../validators/loading/highest-loading.ts';
import { inService } from '../../validators/loading/in-service.ts';
import { currentLimits } from '../../validators/loading/limits.ts';
import { largestDrop, wayBeginning } from '../../validators/voltage/drop.ts';

/** Why a line needs another conductor. */
export interface Demand {
  readonly line: string;
  /** Loading over what is allowed, where it is. */
  readonly loading?: number;
  /** Phases that lose too much voltage on a way that the line is part of. */
  readonly drops: readonly LimitedDrop[];
}

/** What a line may lose of the voltage of a phase, and what it loses now, as shares of nominal. */
export interface LimitedDrop {
  readonly phase: number;
  readonly allowed: number;
  readonly now: number;
}

export interface Limits {
  readonly maximumLoading: number;
  readonly maximumDrop: number;
}

/** Lines that contribute less than this share to the drop of a way are left as they are. */
const MINOR = 0.1;

/** Lines that carry too much, or lose too much voltage; and buses that no conductor can help. */
export function demandsOf(context: ReadContext, limits: Limits): { demands: Demand[]; beyondHelp: string[] } {
  const { graph } = context;
  const byLine = new Map<string, Demand>();
  const beyondHelp: string[] = [];
  for (const line of graph.ofType(Line)) {
    const loading = loadingOf(context, line);
    if (loading !== undefined && loading > limits.maximumLoading) byLine.set(line, { line, loading, drops: [] });
  }
  for (const bus of graph.ofType(Bus)) {
    const drops = dropsTo(context, bus, limits.maximumDrop);
    if (drops === undefined) continue;
    const sizeable = drops.lines.filter(({ line }) => graph.value(line, 'isSwitch') !== true);
    const large = sizeable.filter(({ drop }) => drop > MINOR * drops.total);
    const reducible = large.reduce((sum, { drop }) => sum + drop, 0);
    const share = (limits.maximumDrop - (drops.total - reducible)) / reducible;
    if (!(share > 0)) {
      beyondHelp.push(bus);
      continue;
    }
    for (const { line, drop } of large) {
      const known = byLine.get(line) ?? { line, drops: [] };
      const limited = { phase: drops.phase, allowed: share * drop, now: drop };
      byLine.set(line, { ...known, drops: tightened(known.drops, limited) });
    }
  }
  return { demands: [...byLine.values()].sort((a, b) => (a.line < b.line ? -1 : 1)), beyondHelp };
}

/** Of several ways through a line, the one that allows least decides for each phase. */
function tightened(drops: readonly LimitedDrop[], limited: LimitedDrop): LimitedDrop[] {
  const known = drops.find(({ phase }) => phase === limited.phase);
  if (known && known.allowed <= limited.allowed) return [...drops];
  return [...drops.filter((drop) => drop !== known), limited].sort((a, b) => a.phase - b.phase);
}

function loadingOf(context: ReadContext, line: string): number | undefined {
  if (inService.read(context, line) !== true || context.graph.value(line, 'isSwitch') === true) return undefined;
  const flows = TerminalFlows.rows().read(context, line);
  const limits = currentLimits.read(context, line);
  return isMissing(flows) || isMissing(limits) ? undefined : highestLoading(flows, limits)?.loading;
}

/** What each line on the way to a bus with loads loses, where the way loses more than is allowed. */
function dropsTo(context: ReadContext, bus: string, maximum: number) {
  const { graph } = context;
  const loads = neighbours(Load, {}).read(context, bus);
  const voltages = NodeVoltages.rows().read(context, bus);
  const beginning = wayBeginning.read(context, bus);
  if (isMissing(loads) || loads.length === 0 || isMissing(voltages) || isMissing(beginning)) return undefined;
  const worst = largestDrop(voltages, beginning);
  if (!worst || worst.drop <= maximum) return undefined;
  const lines: { readonly line: string; readonly drop: number }[] = [];
  const fed = feeder(graph);
  let below = worst.end;
  for (let at = fed.get(bus); at?.parent !== undefined && at.bus !== beginning.bus; at = fed.get(at.parent)) {
    const rows = NodeVoltages.rows().read(context, at.parent);
    const above = isMissing(rows) ? undefined : rows.find(({ phase }) => phase === worst.phase)?.perUnit.si;
    if (above === undefined) continue;
    if (at.via !== undefined && graph.typeOf(at.via) === Line.typeId) lines.push({ line: at.via, drop: above - below });
    below = above;
  }
  return { phase: worst.phase, total: worst.drop, lines };
}
