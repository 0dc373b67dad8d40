/** A tap changer's control. OpenDSS `RegControl`. */
export interface RegulatorControl {
  readonly name: string;
  /** The transformer it moves. */
  readonly transformer: string;
  /** Winding whose voltage and current it senses, from 1. */
  readonly winding: number;
  /** Winding whose tap it moves, from 1. */
  readonly tapWinding: number;
  /** V at the relay: the setpoint and the whole width of the band around it. */
  readonly setpoint: number;
  readonly bandwidth: number;
  readonly potentialTransformerRatio: number;
  /** A: primary rating of the current transformer. */
  readonly currentTransformerRating: number;
  /** Line-drop compensation in V at rated current. */
  readonly compensation: { readonly resistance: number; readonly reactance: number };
  /** Beckwith's compensation by magnitudes only, in V at rated current; 0 is none. */
  readonly compensationMagnitude?: number;
  /** A bus and node whose voltage it senses instead, with the ratio of the potential transformer there. */
  readonly remoteBus?: {
    readonly bus: string;
    readonly nodes: readonly number[];
    readonly potentialTransformerRatio: number;
  };
  /** Which phase it watches, from 1, or the one of greatest or least voltage. */
  readonly phase: number | 'max' | 'min';
  /** V at the relay that the regulated bus must not exceed; 0 is none. */
  readonly voltageLimit: number;
  /** s until the first tap change, and whether a greater deviation shortens it. */
  readonly delay: number;
  readonly inverseTime: boolean;
  /** Greatest number of taps at once. */
  readonly maximumTapChange: number;
  /** How it behaves while power flows backwards; it ignores that when absent. */
  readonly reverse?: ReverseRegulation;
}

export interface ReverseRegulation {
  /** V at the relay. */
  readonly setpoint: number;
  readonly bandwidth: number;
  /** W: power that must flow backwards. */
  readonly threshold: number;
  /** s until it reverses. */
  readonly delay: number;
  readonly compensation: { readonly resistance: number; readonly reactance: number };
  readonly compensationMagnitude?: number;
  /** Moves to the neutral tap instead of regulating backwards. */
  readonly neutral: boolean;
}
