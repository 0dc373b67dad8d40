import type { GivenValue } from '../model/stated-value.ts';

/** A change as a person or a model wants it, without knowing how it is stored. */
export interface Wish {
  /**
   * `set`: the value is this; `absent`: there is none, and that is known; `retract`: nothing is said any more; `add`: an
   * element, with its values and connections; `remove`: an element, with its ports and everything that is said of it.
   */
  readonly do: 'set' | 'absent' | 'retract' | 'add' | 'remove';
  /** The id of an element, or of a port (`<element>#<number>`). */
  readonly subject: string;
  /** A property of its type, `name`, or of a port `junction`. */
  readonly path?: string | undefined;
  readonly value?: unknown;
  readonly unit?: string | undefined;
  /** Of an element that is added. */
  readonly type?: string | undefined;
  readonly name?: string | undefined;
  readonly values?: Readonly<Record<string, GivenValue>> | undefined;
  /** The junctions that its ports are connected to, the first port first. */
  readonly ports?: readonly string[] | undefined;
}
