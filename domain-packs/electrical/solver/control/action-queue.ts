/**
 * Control actions waiting for their time. Of actions at the same time the one queued last comes first, as in OpenDSS
 * (`TControlQueue`), where each is inserted before those that are not earlier.
 */
export class ActionQueue<Action> {
  readonly #waiting: { readonly time: number; readonly action: Action }[] = [];

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  push(time: number, action: Action): void {
    const place = this.#waiting.findIndex((each) => time <= each.time);
    this.#waiting.splice(place < 0 ? this.#waiting.length : place, 0, { time, action });
  }

  remove(action: Action): void {
    const place = this.#waiting.findIndex((each) => each.action === action);
    if (place >= 0) this.#waiting.splice(place, 1);
  }

  /** Takes out all actions of the earliest time. */
  takeNearest(): Action[] {
    const nearest = this.#waiting[0]?.time;
    const taken = this.#waiting.filter((each) => each.time === nearest).map((each) => each.action);
    this.#waiting.splice(0, taken.length);
    return taken;
  }
}
