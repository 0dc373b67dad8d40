import { withOpenConductors } from '../elements/open-conductor.ts';
import { transformerPrimitive } from '../elements/transformer.ts';
import type { Transformer } from '../elements/transformer.ts';
import { SolverError } from '../errors.ts';
import type { SystemMatrix } from '../flow/system-matrix.ts';
import type { Topology } from '../flow/topology.ts';
import type { Network } from '../network.ts';
import { ActionQueue } from './action-queue.ts';
import type { RegulatorControl } from './regulator.ts';
import { RegulatorRelay } from './regulator-relay.ts';
import type { RegulatorAction } from './regulator-relay.ts';
import { TapChanger } from './tap-changer.ts';
import { TransformerMeasurements } from './transformer-measurements.ts';

export interface RegulatorTap {
  readonly regulator: string;
  readonly transformer: string;
  /** From 1. */
  readonly winding: number;
  /** Per-unit turns, and steps from the middle position. */
  readonly tap: number;
  readonly tapNumber: number;
}

interface Regulated {
  readonly transformer: Transformer;
  readonly element: number;
}

/** All regulator controls of a network, the taps that they move and the queue in which they wait. */
export class RegulatorBank {
  readonly #network: Network;
  readonly #topology: Topology;
  readonly #matrix: SystemMatrix;
  /** The transformers that some control moves, by name. */
  readonly #regulated: ReadonlyMap<string, Regulated>;
  #changers: Map<string, TapChanger>;
  #relays: readonly RegulatorRelay[];
  #queue = new ActionQueue<RegulatorAction>();

  constructor(network: Network, topology: Topology, matrix: SystemMatrix) {
    this.#network = network;
    this.#topology = topology;
    this.#matrix = matrix;
    const controls = network.regulatorControls ?? [];
    this.#regulated = regulatedTransformers(network, topology);
    this.#changers = this.#atStatedTaps();
    this.#relays = this.#relaysOf(controls);
  }

  get hasMoved(): boolean {
    return [...this.#changers.values()].some(({ taps, transformer }) =>
      taps.some((tap, w) => tap !== transformer.windings[w]?.tap),
    );
  }

  /** Back to the stated taps, with nothing pending. */
  restore(): void {
    this.#changers = this.#atStatedTaps();
    this.#relays = this.#relaysOf(this.#network.regulatorControls ?? []);
    this.#queue = new ActionQueue();
    for (const each of this.#regulated.values()) this.#apply(each);
  }

  /** Samples every relay and carries out the actions that are due first. */
  act(voltages: Float64Array): 'settled' | 'waited' | 'moved' {
    for (const relay of this.#relays) relay.sample(this.#measurements(relay, voltages), this.#queue);
    if (this.#queue.isEmpty) return 'settled';
    const moved = new Set<string>();
    for (const action of this.#queue.takeNearest())
      if (action.relay.act(action)) moved.add(action.relay.control.transformer);
    for (const [name, each] of this.#regulated) if (moved.has(name)) this.#apply(each);
    return moved.size > 0 ? 'moved' : 'waited';
  }

  /** Regulators that would act on these voltages. */
  unsettled(voltages: Float64Array): string[] {
    return this.#relays
      .filter((relay) => {
        const queue = new ActionQueue<RegulatorAction>();
        const probe = new RegulatorRelay(relay.control, relay.changer);
        probe.sample(this.#measurements(relay, voltages), queue);
        return !queue.isEmpty;
      })
      .map((relay) => relay.control.name);
  }

  taps(): RegulatorTap[] {
    return this.#relays.map(({ control, changer }) => ({
      regulator: control.name,
      transformer: control.transformer,
      winding: control.tapWinding,
      tap: changer.taps[control.tapWinding - 1] ?? 1,
      tapNumber: changer.tapNumber(control.tapWinding - 1),
    }));
  }

  #measurements(relay: RegulatorRelay, voltages: Float64Array): TransformerMeasurements {
    const { transformer, element } = this.#regulated.get(relay.control.transformer) ?? missing(relay.control);
    return new TransformerMeasurements(relay.control, transformer, element, this.#topology, this.#matrix, voltages);
  }

  #apply({ transformer, element }: Regulated): void {
    const primitive = transformerPrimitive(transformer, this.#changers.get(transformer.name)?.taps);
    const whole = primitive.series.plus(primitive.shunt);
    this.#matrix.replace(element, withOpenConductors(whole, primitive.terminals, primitive.openConductors));
  }

  #atStatedTaps(): Map<string, TapChanger> {
    return new Map(
      Array.from(this.#regulated.values(), ({ transformer }) => [transformer.name, new TapChanger(transformer)]),
    );
  }

  #relaysOf(controls: readonly RegulatorControl[]): RegulatorRelay[] {
    return controls.map((control) => {
      const changer = this.#changers.get(control.transformer);
      const windings = changer?.transformer.windings.length ?? 0;
      if (changer && control.winding <= windings && control.tapWinding <= windings)
        return new RegulatorRelay(control, changer);
      throw new SolverError(
        'electrical.solver.unknown-reference',
        [`RegControl.${control.name}`],
        'Its winding does not exist',
      );
    });
  }
}

function regulatedTransformers(network: Network, topology: Topology): Map<string, Regulated> {
  const controls = new Map((network.regulatorControls ?? []).map((control) => [control.transformer, control]));
  const elements = new Map<string, number>();
  topology.elements.forEach(({ elementClass, name }, e) => {
    if (elementClass === 'Transformer' && controls.has(name)) elements.set(name, e);
  });
  const found = (network.transformers ?? []).flatMap((transformer): [string, Regulated][] => {
    const element = elements.get(transformer.name);
    return element === undefined ? [] : [[transformer.name, { transformer, element }]];
  });
  const regulated = new Map(found);
  for (const [name, control] of controls) if (!regulated.has(name)) missing(control);
  return regulated;
}

function missing(control: RegulatorControl): never {
  const places = [`RegControl.${control.name}`, `Transformer.${control.transformer}`];
  throw new SolverError(
    'electrical.solver.unknown-reference',
    places,
    'The regulator controls a transformer that is not there',
  );
}
