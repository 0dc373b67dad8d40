import type { GraphReader, ReadContext } from '../../../../primitives/index.ts';
import { isMissing } from '../../../../primitives/index.ts';
import {
  Bus,
  Capacitor,
  Generator,
  Line,
  Load,
  NodeVoltages,
  Reactor,
  TerminalFlows,
  Transformer,
  VoltageSource,
} from '../../taxonomy/index.ts';
import { conduction, displayName, feeder, isEnabled, terminalsAt, terminalsOf } from '../../topology/index.ts';
import { highestLoading } from '../../validators/loading/highest-loading.ts';
import type { Loading } from '../../validators/loading/highest-loading.ts';
import { currentLimits } from '../../validators/loading/limits.ts';

/** Voltage of one phase of a bus. */
export interface PhaseState {
  readonly phase: number;
  readonly perUnit: number;
  /** V. */
  readonly magnitude: number;
  /** Degrees. */
  readonly angle: number;
}

export type ShuntKind = 'source' | 'load' | 'generator' | 'capacitor' | 'reactor';

export interface BusState {
  readonly id: string;
  readonly name: string;
  /** Stated coordinates, in whatever unit they come. */
  readonly x: number | undefined;
  readonly y: number | undefined;
  /** The bus before it and the element between them, seen from the source; absent at the source and without supply. */
  readonly parent: string | undefined;
  readonly via: string | undefined;
  /** Metres of line from the source; absent without supply. */
  readonly distance: number | undefined;
  /** Nominal line-to-neutral voltage, V. */
  readonly base: number | undefined;
  readonly phases: readonly PhaseState[];
  /** What stands at the bus, each kind once. */
  readonly shunts: readonly ShuntKind[];
}

export type BranchKind = 'line' | 'switch' | 'transformer' | 'regulator' | 'series';

/** Equipment between two buses. */
export interface BranchState {
  readonly id: string;
  readonly name: string;
  readonly kind: BranchKind;
  readonly from: string;
  readonly to: string;
  readonly isOpen: boolean;
  /** The conductor that is loaded most; absent where no rating is stated or no current computed. */
  readonly loading: Loading | undefined;
  /** Highest computed current of a conductor, A. */
  readonly current: number | undefined;
  /** Active power into the element at its first terminal, W. */
  readonly power: number | undefined;
}

export interface NetworkState {
  readonly buses: readonly BusState[];
  readonly branches: readonly BranchState[];
}

const SHUNTS: Readonly<Record<string, ShuntKind>> = {
  [VoltageSource.typeId]: 'source',
  [Load.typeId]: 'load',
  [Generator.typeId]: 'generator',
  [Capacitor.typeId]: 'capacitor',
  [Reactor.typeId]: 'reactor',
};

/** The network as it stands and as it was computed. */
export const networkState = (context: ReadContext, regulated: ReadonlySet<string>): NetworkState => ({
  buses: busStates(context),
  branches: [Line, Transformer, Reactor, Capacitor].flatMap((type) =>
    context.graph.ofType(type).flatMap((element) => branchStates(context, element, regulated)),
  ),
});

function busStates(context: ReadContext): BusState[] {
  const { graph } = context;
  const fed = feeder(graph);
  return graph.ofType(Bus).map((id) => {
    const rows = NodeVoltages.rows().read(context, id);
    const voltages = isMissing(rows) ? [] : rows;
    return {
      id,
      name: graph.nameOf(id),
      x: graph.number(id, 'x'),
      y: graph.number(id, 'y'),
      parent: fed.get(id)?.parent,
      via: fed.get(id)?.via,
      distance: fed.get(id)?.distance,
      base: voltages[0]?.base.si,
      phases: voltages
        .map(({ phase, perUnit, magnitude, angle }) => ({
          phase,
          perUnit: perUnit.si,
          magnitude: magnitude.si,
          angle: angle.si / angle.unit.toSi,
        }))
        .sort((a, b) => a.phase - b.phase),
      shunts: shuntsAt(graph, id),
    };
  });
}

function shuntsAt(graph: GraphReader, bus: string): ShuntKind[] {
  const kinds = terminalsAt(graph, bus)
    .filter(({ element }) => isEnabled(graph, element) && isShunt(graph, element))
    .flatMap(({ element }) => SHUNTS[graph.typeOf(element) ?? ''] ?? []);
  return [...new Set(kinds)].sort();
}

const isShunt = (graph: GraphReader, element: string): boolean =>
  graph.typeOf(element) === VoltageSource.typeId || graph.portsOf(element).length === 1;

function branchStates(context: ReadContext, id: string, regulated: ReadonlySet<string>): BranchState[] {
  const { graph } = context;
  const [first, ...others] = terminalsOf(graph, id);
  if (!first || others.length === 0 || !isEnabled(graph, id)) return [];
  const flows = TerminalFlows.rows().read(context, id);
  const limits = currentLimits.read(context, id);
  const known = isMissing(flows) ? [] : flows;
  const type = graph.typeOf(id);
  const state = {
    id,
    name: displayName(graph, id),
    kind: kindOf(graph, id, regulated),
    isOpen: conduction(graph, id) !== 'closed',
    loading:
      isMissing(limits) || (type !== Line.typeId && type !== Transformer.typeId)
        ? undefined
        : highestLoading(known, limits),
    current: known.length === 0 ? undefined : known.reduce((most, { current }) => Math.max(most, current.si), 0),
    power:
      known.length === 0
        ? undefined
        : known.reduce((sum, { terminal, activePower }) => (terminal === 1 ? sum + activePower.si : sum), 0),
  };
  return [...new Set(others.map(({ bus }) => bus))]
    .filter((bus) => bus !== first.bus)
    .map((to) => ({ ...state, from: first.bus, to }));
}

function kindOf(graph: GraphReader, id: string, regulated: ReadonlySet<string>): BranchKind {
  if (regulated.has(id)) return 'regulator';
  const type = graph.typeOf(id);
  if (type === Transformer.typeId) return 'transformer';
  if (type !== Line.typeId) return 'series';
  return graph.value(id, 'isSwitch') === true ? 'switch' : 'line';
}
