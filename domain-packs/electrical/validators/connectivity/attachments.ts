import type { GraphReader, Read } from '../../../../primitives/index.ts';
import { conduction, displayName, feeder, isEnabled, terminalsAt, terminalsOf } from '../../topology/index.ts';
import type { Terminal } from '../../topology/index.ts';
import { Generator, Load, Transformer, VoltageSource } from '../../taxonomy/index.ts';

/** A terminal that stands at the judged bus, of an element in service. */
export interface Attachment {
  /** The element, and how a message names it. */
  readonly element: string;
  readonly name: string;
  /** Whether it is there to use power or to feed it in. */
  readonly needsSupply: boolean;
  /** Phases that it uses at this bus. */
  readonly phases: readonly number[];
  /** Whether power can be handed on through it to another bus. */
  readonly handsOn: boolean;
  /** Whether power comes to this bus through it: then it is not what uses the phases here. */
  readonly fromUpstream: boolean;
  /** Whether all its terminals stand at this bus on the same conductors. */
  readonly bridgesItself: boolean;
  /** Names of other elements that connect the very same conductors. */
  readonly parallelTo: readonly string[];
  /** Names of other loads on the same conductors with the same power. */
  readonly repeats: readonly string[];
}

type AttachmentExample = Partial<Omit<Attachment, 'name'>> & { readonly name: string };

/** Node numbers above 3 are neutral or auxiliary conductors by convention; 0 is earth. */
const isPhase = (conductor: number): boolean => conductor >= 1 && conductor <= 3;

const placeOf = (terminals: readonly Terminal[]): string =>
  terminals
    .map(({ bus, conductors }) => `${bus}.${conductors.join('.')}`)
    .sort()
    .join(' ');

/** What is connected to the bus. */
export const attachments: Read<readonly Attachment[], readonly AttachmentExample[]> = {
  describes: 'every terminal at the bus of an element in service',
  read: ({ graph }, bus) => {
    const here = terminalsAt(graph, bus).filter(({ element }) => isEnabled(graph, element));
    const elements = [...new Set(here.map(({ element }) => element))];
    const places = new Map(elements.map((element) => [element, placeOf(terminalsOf(graph, element))]));
    const samePlace = (a: string, b: string): boolean =>
      a !== b && places.get(a) === places.get(b) && graph.typeOf(a) === graph.typeOf(b);
    return here.map((terminal) => {
      const { element } = terminal;
      const type = graph.typeOf(element);
      const alike = elements.filter((other) => samePlace(element, other));
      const terminals = terminalsOf(graph, element);
      const isFirst = terminals[0]?.port === terminal.port;
      const handsOn = conduction(graph, element) !== 'open';
      return {
        element,
        name: displayName(graph, element),
        needsSupply: type === Load.typeId || type === Generator.typeId,
        phases: terminal.conductors.filter(isPhase),
        handsOn,
        fromUpstream: type === VoltageSource.typeId || (handsOn && comesFromUpstream(graph, terminal, terminals)),
        bridgesItself: isFirst && handsOn && type !== Transformer.typeId && isBridge(terminals),
        parallelTo: isFirst && handsOn ? alike.map((other) => displayName(graph, other)) : [],
        repeats:
          type === Load.typeId
            ? alike.filter((other) => samePower(graph, element, other)).map((other) => displayName(graph, other))
            : [],
      };
    });
  },
  fromExample: (given = []) =>
    given.map((example) => ({
      element: `element.${example.name}`,
      needsSupply: true,
      phases: [1, 2, 3],
      handsOn: false,
      fromUpstream: false,
      bridgesItself: false,
      parallelTo: [],
      repeats: [],
      ...example,
    })),
};

function comesFromUpstream(graph: GraphReader, here: Terminal, terminals: readonly Terminal[]): boolean {
  const fed = feeder(graph);
  const depth = (bus: string): number => fed.get(bus)?.depth ?? Number.POSITIVE_INFINITY;
  return terminals.some(({ bus }) => depth(bus) < depth(here.bus));
}

const isBridge = (terminals: readonly Terminal[]): boolean =>
  new Set(terminals.map(({ bus }) => bus)).size === 1 &&
  new Set(terminals.map(({ conductors }) => conductors.join('.'))).size === 1;

const samePower = (graph: GraphReader, a: string, b: string): boolean =>
  ['activePower', 'reactivePower'].every((path) => graph.value(a, path) === graph.value(b, path));
