/** Sequence impedances (Ω/m) and capacitances (F/m) of a transposed three-phase line. */
export interface SequenceImpedance {
  readonly r1: number;
  readonly x1: number;
  readonly r0: number;
  readonly x0: number;
  readonly c1: number;
  readonly c0: number;
}

/** How the conductors of an overhead line hang. */
export interface OverheadLine {
  /** Geometric mean distance between phase conductors, m. */
  readonly spacing: number;
  /** Geometric mean distance between phase conductors and neutral, m. */
  readonly neutralSpacing: number;
  /** Mean height over ground, m. */
  readonly height: number;
  /** Ω·m. */
  readonly earthResistivity: number;
}

/** A four-wire distribution line: phases on a crossarm, the neutral below on the pole. */
export const CROSSARM: OverheadLine = { spacing: 1.35, neutralSpacing: 1.7, height: 9, earthResistivity: 100 };

const VACUUM_PERMITTIVITY = 8.8541878128e-12;

/**
 * Impedance by Carson's equations with earth return at an equivalent depth of 658.5·√(ρ/f) m, capacitance by the method of
 * images (Kersting, Distribution System Modeling and Analysis, chapters 4 and 5; Anderson, Analysis of Faulted Power Systems,
 * chapter 4). The neutral is of the same conductor, earthed all along, and folded into the phases (Kron reduction); its effect
 * on capacitance is left out.
 */
export function sequenceImpedance(
  conductor: { readonly resistance: number; readonly diameter: number; readonly geometricMeanRadius: number },
  { spacing, neutralSpacing, height, earthResistivity }: OverheadLine,
  frequency: number,
): SequenceImpedance {
  const earth = Math.PI * Math.PI * frequency * 1e-7;
  const depth = 658.5 * Math.sqrt(earthResistivity / frequency);
  const perLogarithm = 2 * Math.PI * frequency * 2e-7;
  const self = perLogarithm * Math.log(depth / conductor.geometricMeanRadius);
  const mutual = perLogarithm * Math.log(depth / spacing);
  const toNeutral = perLogarithm * Math.log(depth / neutralSpacing);
  // What the neutral takes off the zero sequence: 3·zₚₙ²/zₙₙ.
  const [a, b] = [earth * earth - toNeutral * toNeutral, 2 * earth * toNeutral];
  const [c, d] = [conductor.resistance + earth, self];
  const share = 3 / (c * c + d * d);
  const selfPotential = Math.log((4 * height) / conductor.diameter);
  const mutualPotential = Math.log(Math.sqrt(4 * height * height + spacing * spacing) / spacing);
  return {
    r1: conductor.resistance,
    x1: self - mutual,
    r0: conductor.resistance + 3 * earth - share * (a * c + b * d),
    x0: self + 2 * mutual - share * (b * c - a * d),
    c1: (2 * Math.PI * VACUUM_PERMITTIVITY) / (selfPotential - mutualPotential),
    c0: (2 * Math.PI * VACUUM_PERMITTIVITY) / (selfPotential + 2 * mutualPotential),
  };
}
