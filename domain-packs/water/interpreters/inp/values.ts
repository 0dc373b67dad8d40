/** A decimal number as EPANET reads one; undefined for anything else, infinity among it. */
export function readNumber(text: string): number | undefined {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

const SECONDS_OF = { SEC: 1, MIN: 60, HOU: 3600, DAY: 86_400 } as const;

/** Hours, minutes and seconds of `8`, `8:30` or `8:30:15`, in seconds. */
function readColons(text: string): number | undefined {
  const parts = text.split(':').map(readNumber);
  if (parts.length > 3 || parts.some((part) => part === undefined || part < 0)) return undefined;
  return parts.reduce<number>((sum, part, i) => sum + (part ?? 0) * ([3600, 60, 1][i] ?? 0), 0);
}

/** EPANET counts whole seconds: it rounds times, and cuts the fractions of seconds off the times of controls. */
export type Whole = (seconds: number) => number;
const SLACK = 1e-6;
export const cut: Whole = (seconds) => Math.floor(seconds + SLACK);

/** A time in seconds: decimal hours, `hours:minutes`, or a number with a unit (EPANET 2.2 User Manual, [TIMES]). */
export function readTime(words: readonly string[], toWhole: Whole = Math.round): number | undefined {
  const [value = '', unit] = words;
  if (words.length > 2) return undefined;
  if (unit === undefined) return whole(readColons(value), toWhole);
  const factor = SECONDS_OF[unit.slice(0, 3).toUpperCase() as keyof typeof SECONDS_OF] as number | undefined;
  const number = readNumber(value);
  if (factor === undefined || number === undefined || number < 0) return undefined;
  return toWhole(number * factor);
}

/** A time of day in seconds: `6:00 PM`, `12 am`, or `18:00`. */
export function readClock(words: readonly string[], toWhole: Whole = Math.round): number | undefined {
  const [value = '', half] = words;
  const seconds = readColons(value);
  if (seconds === undefined || words.length > 2) return undefined;
  if (half === undefined) return seconds < 86_400 ? toWhole(seconds) : undefined;
  if (!/^[ap]m$/i.test(half) || seconds >= 13 * 3600) return undefined;
  return toWhole((seconds % 43_200) + (/^p/i.test(half) ? 43_200 : 0));
}

const whole = (seconds: number | undefined, toWhole: Whole): number | undefined =>
  seconds === undefined ? undefined : toWhole(seconds);

export const words = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');
