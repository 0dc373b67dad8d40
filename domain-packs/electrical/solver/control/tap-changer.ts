import type { Transformer } from '../elements/transformer.ts';

/** The present taps of a transformer, within their limits. */
export class TapChanger {
  readonly transformer: Transformer;
  /** Per-unit turns of each winding. */
  readonly taps: number[];

  constructor(transformer: Transformer, taps = transformer.windings.map((winding) => winding.tap)) {
    this.transformer = transformer;
    this.taps = [...taps];
  }

  /** Per-unit turns of one step of that winding (from 0); 0 when it has no steps. */
  increment(winding: number): number {
    const { maximumTap, minimumTap, tapSteps } = this.#winding(winding);
    return tapSteps > 0 ? (maximumTap - minimumTap) / tapSteps : 0;
  }

  /** Steps from the middle position. */
  tapNumber(winding: number): number {
    const { maximumTap, minimumTap } = this.#winding(winding);
    return Math.round(((this.taps[winding] ?? 1) - (maximumTap + minimumTap) / 2) / this.increment(winding));
  }

  canRaise(winding: number): boolean {
    return (this.taps[winding] ?? 1) < this.#winding(winding).maximumTap;
  }

  canLower(winding: number): boolean {
    return (this.taps[winding] ?? 1) > this.#winding(winding).minimumTap;
  }

  /** Moves a tap by so many per-unit turns as its limits allow; false when it stayed. */
  move(winding: number, change: number): boolean {
    const { maximumTap, minimumTap } = this.#winding(winding);
    const present = this.taps[winding] ?? 1;
    const tap = Math.min(maximumTap, Math.max(minimumTap, present + change));
    this.taps[winding] = tap;
    return tap !== present;
  }

  #winding(winding: number): Transformer['windings'][number] {
    const found = this.transformer.windings[winding];
    if (found === undefined)
      throw new RangeError(`Transformer ${this.transformer.name} has no winding ${String(winding + 1)}.`);
    return found;
  }
}
