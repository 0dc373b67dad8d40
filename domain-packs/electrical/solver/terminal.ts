/** Where an element meets the network: a bus and, for each of its conductors there, a node of that bus. 0 is earth. */
export interface Terminal {
  readonly bus: string;
  readonly nodes: readonly number[];
}

/** One conductor of one terminal that is open, both counted from 0. */
export interface OpenConductor {
  readonly terminal: number;
  readonly conductor: number;
}

/**
 * A terminal with every conductor given a node. Stated nodes come first; the rest default as in OpenDSS: phase
 * conductors to nodes 1, 2, 3 … and conductors beyond the phases (neutrals) to earth.
 */
export function terminal(bus: string, stated: readonly number[], phases: number, conductors: number): Terminal {
  const nodes = Array.from({ length: conductors }, (_, i) => stated[i] ?? (i < phases ? i + 1 : 0));
  return { bus, nodes };
}
