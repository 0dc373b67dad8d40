import type { GraphReader } from '../../../primitives/index.ts';
import { Bus, Transformer, VoltageSource } from '../taxonomy/index.ts';
import { conduction, isEnabled } from './conduction.ts';
import type { Terminal } from './terminals.ts';
import { terminalsAt, terminalsOf } from './terminals.ts';

/** Node numbers by bus that a source reaches. */
type Fed = ReadonlyMap<string, ReadonlySet<number>>;

export interface Energisation {
  /** Reached whatever the position of switches that nobody states. */
  readonly surely: Fed;
  /** Reached if all of those switches are closed. */
  readonly possibly: Fed;
  /** Switches whose position nobody states, sorted. */
  readonly unknownSwitches: readonly string[];
}

const known = new WeakMap<GraphReader, Energisation>();

/**
 * Which conductors of which buses a source feeds, by following closed elements from every source in service. Lines and
 * other series elements pass each conductor on to the one in the same position at their other end; a transformer passes
 * position to position where its windings are alike, and feeds a whole winding once another is fed whole. O(terminals).
 */
export function energisation(graph: GraphReader): Energisation {
  const before = known.get(graph);
  if (before) return before;
  const unknown = new Set<string>();
  const passes = (closedOnly: boolean) => (element: string) => {
    const state = conduction(graph, element);
    if (state === 'unknown') unknown.add(element);
    return state === 'closed' || (state === 'unknown' && !closedOnly);
  };
  const found = {
    surely: flood(graph, passes(true)),
    possibly: flood(graph, passes(false)),
    unknownSwitches: [...unknown].sort(),
  };
  known.set(graph, found);
  return found;
}

function flood(graph: GraphReader, passes: (element: string) => boolean): Fed {
  const fed = new Map<string, Set<number>>(graph.ofType(Bus).map((bus) => [bus, new Set()]));
  const queue: string[] = [];
  const feed = ({ bus, conductors }: Terminal, which: (position: number) => boolean): void => {
    const at = fed.get(bus) ?? new Set();
    fed.set(bus, at);
    const before = at.size;
    conductors.forEach((conductor, position) => conductor !== 0 && which(position) && at.add(conductor));
    if (at.size > before) queue.push(bus);
  };
  for (const source of graph.ofType(VoltageSource)) {
    const first = terminalsOf(graph, source)[0];
    if (first && isEnabled(graph, source)) feed(first, () => true);
  }
  for (let i = 0; i < queue.length; i++) {
    const bus = queue[i] ?? '';
    for (const here of terminalsAt(graph, bus)) {
      if (!passes(here.element)) continue;
      const isFed = (position: number): boolean => fed.get(bus)?.has(here.conductors[position] ?? 0) === true;
      for (const other of terminalsOf(graph, here.element)) {
        if (other.port !== here.port) feed(other, passedOn(graph, here, isFed));
      }
    }
  }
  return fed;
}

/** Which positions of another terminal an element feeds, when some of this terminal's are fed. */
function passedOn(
  graph: GraphReader,
  { element, conductors }: Terminal,
  isFed: (position: number) => boolean,
): (position: number) => boolean {
  if (graph.typeOf(element) !== Transformer.typeId) return isFed;
  if (conductors.every((conductor, position) => conductor === 0 || isFed(position))) return () => true;
  const connections = graph.value(element, 'connections');
  const allWye = Array.isArray(connections) && connections.every((connection) => connection === 'wye');
  return allWye ? isFed : () => false;
}
