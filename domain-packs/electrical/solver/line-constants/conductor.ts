/** A bare conductor or the core of a cable, and where it hangs or lies. */
export interface Conductor {
  /** Horizontal position in m. */
  readonly x: number;
  /** Height above earth in m; a buried cable is given a negative one. */
  readonly height: number;
  /** Resistance at power frequency in ohm/m. */
  readonly acResistance: number;
  /** Direct-current resistance in ohm/m; skin effect is computed from it (Deri). */
  readonly dcResistance: number;
  /** Geometric mean radius at power frequency in m. */
  readonly geometricMeanRadius: number;
  /** Outer radius in m. */
  readonly radius: number;
  /** Radius that the capacitance sees in m, where it differs (bundles). */
  readonly capacitanceRadius?: number;
  /** The metallic screen of a cable; a bare conductor has none. */
  readonly screen?: Screen;
}

/** A metallic cable screen and the insulation under it. */
export type Screen = {
  /** Relative permittivity of the insulation. */
  readonly relativePermittivity: number;
  /** Thickness of the insulation layer in m. */
  readonly insulationThickness: number;
  /** Diameter over the insulation in m. */
  readonly insulationDiameter: number;
} & (
  | {
      readonly kind: 'concentric-neutral';
      readonly strands: number;
      /** Diameter over the cable in m. */
      readonly cableDiameter: number;
      readonly strandDiameter: number;
      readonly strandGeometricMeanRadius: number;
      /** Resistance of one strand in ohm/m. */
      readonly strandResistance: number;
    }
  | {
      readonly kind: 'tape-shield';
      /** Diameter over the shield in m. */
      readonly shieldDiameter: number;
      readonly tapeThickness: number;
      /** Overlap of the tape in percent. */
      readonly tapeLap: number;
    }
);

/** How the earth below a line is modelled. Names as in OpenDSS `Set EarthModel`. */
export type EarthModel = 'carson' | 'fullcarson' | 'deri';

/** Distance between two conductors in m. */
export function separation(a: Conductor, b: Conductor): number {
  const dx = a.x - b.x;
  const dy = a.height - b.height;
  return Math.sqrt(dx * dx + dy * dy);
}
