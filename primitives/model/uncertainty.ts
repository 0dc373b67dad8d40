/**
 * How exact a number is (JCGM 100, GUM), which is another question than whether it was read right (confidence). In the
 * canonical SI unit of the property, like the number itself.
 */
export interface Uncertainty {
  /** Standard deviation of what the value is taken to be (GUM 2.3.1). */
  readonly standardUncertainty?: number;
  /** By how much the standard uncertainty is multiplied to give bounds (GUM 2.3.6). */
  readonly coverageFactor?: number;
  /** Bounds that the source states itself, e.g. a tolerance; they go before those of the standard uncertainty. */
  readonly lower?: number;
  readonly upper?: number;
}

/** Where nothing is said: about 95 % of a normal distribution (GUM 6.3.3, NIST TN 1297 6.5). */
export const COVERAGE_FACTOR = 2;

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/** The bounds of a value: those stated, else the value ± coverage factor × standard uncertainty, else the value itself. */
export function boundsOf(value: number, uncertainty: Uncertainty = {}): Bounds {
  const { standardUncertainty = 0, coverageFactor = COVERAGE_FACTOR, lower, upper } = uncertainty;
  const expanded = standardUncertainty * coverageFactor;
  return { lower: lower ?? value - expanded, upper: upper ?? value + expanded };
}

/** What is wrong with an uncertainty of a value, where something is. */
export function uncertaintyProblem(value: unknown, uncertainty: Uncertainty): string | undefined {
  if (typeof value !== 'number') return 'it has an uncertainty, and is not a number';
  const { standardUncertainty = 0, coverageFactor = 1 } = uncertainty;
  const said = Object.values<number | undefined>({ ...uncertainty });
  if (said.length === 0 || !said.every(Number.isFinite)) return 'its uncertainty says no number';
  if (standardUncertainty < 0 || coverageFactor <= 0) return 'its standard uncertainty or coverage factor is negative';
  const { lower, upper } = boundsOf(value, uncertainty);
  return lower <= value && value <= upper ? undefined : `it is not within its bounds, ${lower} … ${upper}`;
}

/** Standard uncertainty, coverage factor, lower and upper bound; `null` for what is not said. */
export type UncertaintyTuple = readonly [number | null, number | null, number | null, number | null];

export const toUncertaintyTuple = (u: Uncertainty): UncertaintyTuple => [
  u.standardUncertainty ?? null,
  u.coverageFactor ?? null,
  u.lower ?? null,
  u.upper ?? null,
];

export const fromUncertaintyTuple = ([
  standardUncertainty,
  coverageFactor,
  lower,
  upper,
]: UncertaintyTuple): Uncertainty => ({
  ...(standardUncertainty === null ? {} : { standardUncertainty }),
  ...(coverageFactor === null ? {} : { coverageFactor }),
  ...(lower === null ? {} : { lower }),
  ...(upper === null ? {} : { upper }),
});
