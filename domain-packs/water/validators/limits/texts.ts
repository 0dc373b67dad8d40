/** Pressure for a person: 413700 → `413.7 kPa`. */
export const kilopascals = (pressure: number): string => `${(pressure / 1e3).toFixed(1)} kPa`;

/** Time since the beginning, for a person: 9000 → `2:30 h`. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')} h`;
