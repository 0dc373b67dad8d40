import { windingVoltage } from '../elements/transformer.ts';
import { add, complex, magnitude, multiply, scale, ZERO } from '../matrix/complex.ts';
import type { Complex } from '../matrix/complex.ts';
import type { ActionQueue } from './action-queue.ts';
import { roundHalfEven } from './half-even.ts';
import type { RegulatorControl } from './regulator.ts';
import type { TapChanger } from './tap-changer.ts';

/** What a regulator's transformers measure, in V, A and W. */
export interface Measurements {
  /** Across one winding (from 0), phase by phase. */
  windingVoltages(winding: number): Complex[];
  /** Into the conductors of that winding's terminal. */
  terminalCurrents(winding: number): Complex[];
  /** Active power into that winding's terminal. */
  terminalPower(winding: number): number;
  /** At the remote bus, phase by phase. */
  remoteVoltages(): Complex[];
}

export type RegulatorAction = { readonly kind: 'change-tap' | 'reverse'; readonly relay: RegulatorRelay };

/** Share of the computed deviation that OpenDSS corrects in one static step. */
const STATIC_SHARE = 0.7;

/** The moving state of one regulator control in static mode. (OpenDSS, `TRegControlObj.Sample` and `DoPendingAction`.) */
export class RegulatorRelay {
  readonly control: RegulatorControl;
  readonly changer: TapChanger;
  #pendingChange = 0;
  #tapAction: RegulatorAction | undefined;
  #reverseAction: RegulatorAction | undefined;
  #isReversed = false;

  constructor(control: RegulatorControl, changer: TapChanger) {
    this.control = control;
    this.changer = changer;
  }

  /** Looks at the network and queues, keeps or takes back an action. */
  sample(measured: Measurements, queue: ActionQueue<RegulatorAction>): void {
    const { control, changer } = this;
    if (control.maximumTapChange === 0) return;
    if (!control.remoteBus && this.#watchDirection(measured, queue)) return;
    const { relay, local } = this.#relayVoltage(measured);
    const actual = this.#isReversed ? relay / (changer.taps[control.tapWinding - 1] ?? 1) : relay;
    const { setpoint, bandwidth } = this.#isReversed && control.reverse ? control.reverse : control;
    const overLimit = control.voltageLimit > 0 && local > control.voltageLimit;
    if (!overLimit && !(Math.abs(setpoint - actual) > bandwidth / 2)) {
      this.#pendingChange = 0;
      if (this.#tapAction) queue.remove(this.#tapAction);
      this.#tapAction = undefined;
      return;
    }
    const boost = overLimit ? control.voltageLimit - local : setpoint - actual;
    this.#pendingChange = this.#steps(boost);
    if (this.#pendingChange === 0 || this.#tapAction) return;
    const tapWinding = control.tapWinding - 1;
    const possible = this.#pendingChange > 0 ? changer.canRaise(tapWinding) : changer.canLower(tapWinding);
    if (possible) this.#queueTapChange(queue, this.#delay(actual));
  }

  /** Carries out an action that was queued. @returns whether a tap moved. */
  act(action: RegulatorAction): boolean {
    if (action.kind === 'reverse') {
      if (this.#reverseAction) this.#isReversed = !this.#isReversed;
      this.#reverseAction = undefined;
      return false;
    }
    this.#tapAction = undefined;
    const change = this.#pendingChange;
    this.#pendingChange = 0;
    if (change === 0) return false;
    const winding = this.control.tapWinding - 1;
    const increment = this.changer.increment(winding);
    const wanted = Math.trunc((STATIC_SHARE * Math.abs(change)) / increment);
    const taps = Math.min(Math.max(wanted, 1), this.control.maximumTapChange);
    return this.changer.move(winding, change > 0 ? taps * increment : -taps * increment);
  }

  /** Per-unit turns, a whole number of steps, that the deviation at the relay asks for. */
  #steps(boost: number): number {
    const { control, changer } = this;
    const winding = changer.transformer.windings[control.winding - 1];
    if (winding === undefined) return 0;
    const rated = windingVoltage(winding, changer.transformer.phases);
    const increment = changer.increment(control.tapWinding - 1);
    const needed = (boost * control.potentialTransformerRatio) / rated;
    const change = roundHalfEven(needed / increment) * increment;
    return control.tapWinding !== control.winding || this.#isReversed ? -change : change;
  }

  #queueTapChange(queue: ActionQueue<RegulatorAction>, delay: number): void {
    this.#tapAction = { kind: 'change-tap', relay: this };
    queue.push(delay, this.#tapAction);
  }

  #delay(actual: number): number {
    const { control } = this;
    if (!control.inverseTime) return control.delay;
    return control.delay / Math.min(10, (2 * Math.abs(control.setpoint - actual)) / control.bandwidth);
  }

  /** V at the relay with line-drop compensation, and at the local bus. */
  #relayVoltage(measured: Measurements): { relay: number; local: number } {
    const { control } = this;
    const winding = control.winding - 1;
    const ratio = control.potentialTransformerRatio;
    if (control.remoteBus) {
      const remote = this.#watched(measured.remoteVoltages());
      const local = magnitude(measured.windingVoltages(winding)[0] ?? ZERO) / ratio;
      return { relay: magnitude(remote.voltage) / control.remoteBus.potentialTransformerRatio, local };
    }
    const watched = this.#watched(measured.windingVoltages(winding));
    const atRelay = scale(watched.voltage, 1 / ratio);
    const local = magnitude(atRelay);
    const { resistance, reactance, magnitudeOnly } = this.#compensation();
    if (resistance === 0 && reactance === 0 && magnitudeOnly === 0) return { relay: local, local };
    const current = scale(
      measured.terminalCurrents(winding)[watched.phase] ?? ZERO,
      1 / control.currentTransformerRating,
    );
    if (magnitudeOnly !== 0) return { relay: Math.abs(local - magnitude(current) * magnitudeOnly), local };
    // Current is counted into the terminal, so adding the drop subtracts it for a load beyond.
    return { relay: magnitude(add(atRelay, multiply(complex(resistance, reactance), current))), local };
  }

  #compensation(): { resistance: number; reactance: number; magnitudeOnly: number } {
    const stated = this.#isReversed && this.control.reverse ? this.control.reverse : this.control;
    return { ...stated.compensation, magnitudeOnly: stated.compensationMagnitude ?? 0 };
  }

  #watched(voltages: readonly Complex[]): { voltage: Complex; phase: number } {
    const { phase } = this.control;
    if (typeof phase === 'number') return { voltage: voltages[phase - 1] ?? ZERO, phase: phase - 1 };
    const lengths = voltages.map(magnitude);
    const found = lengths.indexOf(phase === 'max' ? Math.max(...lengths) : Math.min(...lengths));
    return { voltage: voltages[found] ?? ZERO, phase: found };
  }

  /** Follows the direction of power. @returns true when nothing else is to be done (moving to neutral in reverse). */
  #watchDirection(measured: Measurements, queue: ActionQueue<RegulatorAction>): boolean {
    const { reverse, winding, tapWinding } = this.control;
    if (reverse === undefined) return false;
    const forward = -measured.terminalPower(winding - 1);
    const turns = this.#isReversed ? forward > reverse.threshold : forward < -reverse.threshold;
    if (turns && !this.#reverseAction) {
      this.#reverseAction = { kind: 'reverse', relay: this };
      queue.push(reverse.delay, this.#reverseAction);
    } else if (!turns && this.#reverseAction) {
      queue.remove(this.#reverseAction);
      this.#reverseAction = undefined;
    }
    if (!this.#isReversed || !reverse.neutral) return false;
    const increment = this.changer.increment(tapWinding - 1);
    const toNeutral = roundHalfEven((1 - (this.changer.taps[tapWinding - 1] ?? 1)) / increment) * increment;
    if (toNeutral !== 0 && !this.#tapAction) {
      this.#pendingChange = toNeutral;
      this.#queueTapChange(queue, this.control.delay);
    }
    return true;
  }
}
