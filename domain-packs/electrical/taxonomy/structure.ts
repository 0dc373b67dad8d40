/** Structural path on a port: the nodes of its junction that its conductors are connected to, in order. */
export const CONDUCTORS = '@conductors';
