import type { AssertionReference, ValueState } from './assertion.ts';

/**
 * A unit of one quantity kind. The kind is part of the type: two units of the same dimension (W and var, N·m and J) are
 * of different kinds and do not compare.
 */
export interface Unit<K extends string = string> {
  readonly kind: K;
  /** UCUM code, case sensitive. */
  readonly ucum: string;
  /** How many canonical SI units one of this unit is. */
  readonly toSi: number;
}

export const unit = <const K extends string>(kind: K, ucum: string, toSi: number): Unit<K> => ({ kind, ucum, toSi });

/** A value that a rule reads: SI inside, with the unit its author named, and the assertion or result it comes from. */
export interface Quantity<K extends string = string> {
  readonly kind: K;
  readonly si: number;
  /** Bounds in SI; equal to `si` where nothing is said about uncertainty. */
  readonly lower: number;
  readonly upper: number;
  readonly unit: Unit<K>;
  readonly state: ValueState;
  /** The assertion it was read from; absent for a computed value. */
  readonly assertion?: AssertionReference;
  /** For people: the number in `unit`, with its bounds where it is not exact, then the unit's code. */
  toString(): string;
}

export function quantity<K extends string>(
  si: number,
  of: Unit<K>,
  origin: { state?: ValueState; assertion?: AssertionReference; lower?: number; upper?: number } = {},
): Quantity<K> {
  const { lower = si, upper = si } = origin;
  return {
    kind: of.kind,
    si,
    lower,
    upper,
    unit: of,
    state: origin.state ?? 'derived',
    ...(origin.assertion ? { assertion: origin.assertion } : {}),
    toString: () =>
      `${Number((si / of.toSi).toPrecision(6))}${spreadText({ si, lower, upper }, of)} ${of.ucum}`.trimEnd(),
  };
}

/** What follows a number that is not exact: ` ± 0.5`, or ` (24 … 26)` where it is not in the middle; nothing for an exact one. */
export function spreadText({ si, lower, upper }: Pick<Quantity, 'si' | 'lower' | 'upper'>, { toSi }: Unit): string {
  if (lower === si && upper === si) return '';
  const [below, above] = [si - lower, upper - si];
  const written = (value: number, digits: number): string => String(Number((value / toSi).toPrecision(digits)));
  return Math.abs(above - below) <= 1e-6 * (above + below)
    ? ` ± ${written((above + below) / 2, 3)}`
    : ` (${written(lower, 6)} … ${written(upper, 6)})`;
}

/** Thrown inside a rule when the uncertainty of two values overlaps: the outcome of the rule is then `open`. */
export class Undecided extends Error {
  override readonly name = 'Undecided';
}

/**
 * Whether `a` is at most `b`, for two quantities of the same kind.
 *
 * @throws Undecided when their uncertainties overlap, so that neither answer is known
 */
export function atMost<K extends string>(a: Quantity<K>, b: Quantity<NoInfer<K>>): boolean {
  if (a.upper <= b.lower) return true;
  if (a.lower > b.upper) return false;
  throw new Undecided(`${a.toString()} may or may not be at most ${b.toString()}`);
}

/** Whether `a` is at least `b`. @throws Undecided as `atMost` */
export const atLeast = <K extends string>(a: Quantity<K>, b: Quantity<NoInfer<K>>): boolean => atMost<string>(b, a);
