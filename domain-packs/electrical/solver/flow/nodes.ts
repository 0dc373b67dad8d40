import type { Terminal } from '../terminal.ts';

/** A point of the network that has a voltage: one conductor of one bus. */
export interface NetworkNode {
  readonly bus: string;
  readonly node: number;
}

/** Every node that some terminal names, in order of first mention. Earth (node 0 of any bus) is -1. */
export class Nodes {
  readonly list: NetworkNode[] = [];
  readonly #byBus = new Map<string, Map<number, number>>();

  /** Numbers the conductors of a terminal, taking in nodes not seen before. */
  take(terminal: Terminal): number[] {
    return terminal.nodes.map((node) => (node === 0 ? -1 : this.#index(terminal.bus, node)));
  }

  /** The number of a node, or undefined when no element touches it. */
  find(bus: string, node: number): number | undefined {
    return node === 0 ? -1 : this.#byBus.get(bus)?.get(node);
  }

  buses(): IterableIterator<string> {
    return this.#byBus.keys();
  }

  /** Numbers of a bus's nodes in order of first mention. */
  ofBus(bus: string): number[] {
    return [...(this.#byBus.get(bus)?.values() ?? [])];
  }

  #index(bus: string, node: number): number {
    let nodes = this.#byBus.get(bus);
    if (nodes === undefined) this.#byBus.set(bus, (nodes = new Map<number, number>()));
    const known = nodes.get(node);
    if (known !== undefined) return known;
    nodes.set(node, this.list.length);
    this.list.push({ bus, node });
    return this.list.length - 1;
  }
}
