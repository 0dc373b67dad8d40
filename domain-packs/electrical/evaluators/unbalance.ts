/** The voltage of one phase against earth, as a magnitude and an angle in degrees. */
export interface Phasor {
  readonly phase: number;
  readonly magnitude: number;
  readonly angle: number;
}

type Complex = readonly [re: number, im: number];

const rectangular = ({ magnitude, angle }: Phasor, turned = 0): Complex => {
  const radians = ((angle + turned) * Math.PI) / 180;
  return [magnitude * Math.cos(radians), magnitude * Math.sin(radians)];
};
const size = ([re, im]: Complex): number => Math.sqrt(re * re + im * im);
const sum = (terms: readonly Complex[]): Complex => [
  terms.reduce((total, [re]) => total + re, 0),
  terms.reduce((total, [, im]) => total + im, 0),
];

/** Phases 1, 2 and 3 of a bus; undefined where it has fewer. */
function threePhases(phasors: readonly Phasor[]): readonly [Phasor, Phasor, Phasor] | undefined {
  const [a, b, c] = [1, 2, 3].map((phase) => phasors.find((phasor) => phasor.phase === phase));
  return a && b && c ? [a, b, c] : undefined;
}

/**
 * Voltage unbalance factor: negative over positive sequence voltage (IEC 61000-2-2:2002, 4.6; Fortescue 1918). Undefined where
 * the bus has not three phases, or no voltage.
 */
export function unbalanceFactor(phasors: readonly Phasor[]): number | undefined {
  const phases = threePhases(phasors);
  if (!phases) return undefined;
  const [a, b, c] = phases;
  const positive = size(sum([rectangular(a), rectangular(b, 120), rectangular(c, -120)]));
  const negative = size(sum([rectangular(a), rectangular(b, -120), rectangular(c, 120)]));
  return positive > 0 ? negative / positive : undefined;
}

/** Unbalance as the largest deviation of a line-to-line voltage from their mean, over the mean (NEMA MG 1-2016, 14.36.2). */
export function nemaUnbalance(phasors: readonly Phasor[]): number | undefined {
  const phases = threePhases(phasors);
  if (!phases) return undefined;
  const [a, b, c] = phases.map((phasor) => rectangular(phasor)) as [Complex, Complex, Complex];
  const lines = [
    [a, b],
    [b, c],
    [c, a],
  ].map(([from, to]) => size([(from?.[0] ?? 0) - (to?.[0] ?? 0), (from?.[1] ?? 0) - (to?.[1] ?? 0)]));
  const mean = lines.reduce((total, line) => total + line, 0) / 3;
  return mean > 0 ? Math.max(...lines.map((line) => Math.abs(line - mean))) / mean : undefined;
}
