/** A bus with the nodes that the conductors of a terminal connect to, e.g. `671.1.3`; no nodes when none are written. */
export interface BusReference {
  readonly bus: string;
  readonly nodes: readonly number[];
  /** Characters that the nodes take, with their full stops. */
  readonly tail: number;
}

/** The bus in the dot notation, or undefined where a node is not a whole number from 0. The bus is as written. */
export function readBus(text: string): BusReference | undefined {
  const [bus = '', ...written] = text.split('.');
  if (bus === '') return undefined;
  const nodes: number[] = [];
  for (const node of written) {
    if (!/^\d{1,5}$/.test(node)) return undefined;
    nodes.push(Number(node));
  }
  return { bus, nodes, tail: text.length - bus.length };
}
