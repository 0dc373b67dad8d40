/** Permissible voltage at the service point, per unit of the nominal voltage. */
export interface ServiceRange {
  readonly lower: number;
  readonly upper: number;
}

export type RangeName = 'A' | 'B';

/** Highest nominal line-to-line voltage, in volts, that the standard states service ranges for. */
export const HIGHEST_NOMINAL = 34_500;
const LOW_VOLTAGE = 600;

/**
 * Service voltage ranges of ANSI C84.1-2020, Table 1, as shares of the nominal voltage: up to 600 V range A runs from 114 V to
 * 126 V and range B from 110 V to 127 V on a base of 120 V; above 600 V, range A from 97.5 % to 105 % and range B from
 * 95 % to 105.8 %.
 */
export const serviceRange = (range: RangeName, nominalLineToLine: number): ServiceRange =>
  nominalLineToLine <= LOW_VOLTAGE * 1.001
    ? range === 'A'
      ? { lower: 114 / 120, upper: 126 / 120 }
      : { lower: 110 / 120, upper: 127 / 120 }
    : range === 'A'
      ? { lower: 0.975, upper: 1.05 }
      : { lower: 0.95, upper: 1.058 };
