import { fixed } from '../format.ts';
import type { BusState } from '../study/network.ts';

/** Columns of the picture, and the voltages at its edges. */
const COLUMNS = 33;
const LOWEST = 0.9;
const HIGHEST = 1.1;
/** Service range A of ANSI C84.1-2020, Table 1. */
const RANGE_A = [0.95, 1.05] as const;
/** A terminal shows so many buses; the report has all of them. */
const SHOWN = 40;

/** Longest name that leaves the picture within 80 columns. */
const NAME = 11;

const short = (name: string): string => (name.length > NAME ? `${name.slice(0, NAME - 1)}…` : name);

export const phaseLetter = (phase: number): string => 'ABC'[phase - 1] ?? String(phase);

const columnOf = (perUnit: number): number =>
  Math.round(((Math.min(HIGHEST, Math.max(LOWEST, perUnit)) - LOWEST) / (HIGHEST - LOWEST)) * (COLUMNS - 1));

/** One row a bus: distance, the voltage of each phase, and where the phases stand between 0.9 and 1.1 per unit. */
export function profileRows(buses: readonly BusState[]): string[] {
  const supplied = buses
    .filter(({ distance, phases }) => distance !== undefined && phases.length > 0)
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0) || (a.name < b.name ? -1 : 1));
  const shown = supplied.length > SHOWN ? mostTelling(supplied) : supplied;
  const width = Math.min(NAME, Math.max(3, ...shown.map(({ name }) => name.length)));
  const head = `  ${'bus'.padEnd(width)}      km       A       B       C  ${fixed(LOWEST, 1)}${'1.0'.padStart(COLUMNS / 2)}${fixed(HIGHEST, 1).padStart(COLUMNS / 2 - 2)}`;
  const rows = shown.map((bus) => {
    const cells = [1, 2, 3].map((phase) => {
      const found = bus.phases.find((state) => state.phase === phase);
      return (found ? fixed(found.perUnit, 4) : '').padStart(7);
    });
    return `  ${short(bus.name).padEnd(width)} ${fixed((bus.distance ?? 0) / 1e3, 3).padStart(7)} ${cells.join(' ')}  ${pictureOf(bus)}`.trimEnd();
  });
  const left = supplied.length - shown.length;
  return [
    head,
    ...rows,
    ...(left > 0 ? [`  … and ${left} more buses, all of them nearer to nominal; the report has them.`] : []),
  ];
}

/** The buses furthest from nominal, in order of distance. */
function mostTelling(buses: readonly BusState[]): BusState[] {
  const deviation = ({ phases }: BusState): number => Math.max(...phases.map(({ perUnit }) => Math.abs(perUnit - 1)));
  const worst = new Set([...buses].sort((a, b) => deviation(b) - deviation(a)).slice(0, SHOWN));
  return buses.filter((bus) => worst.has(bus));
}

/** Letters of the phases on a line from 0.9 to 1.1; the limits of range A are marked. */
function pictureOf({ phases }: BusState): string {
  const cells = Array.from({ length: COLUMNS }, () => ' ');
  for (const limit of RANGE_A) cells[columnOf(limit)] = '┊';
  for (const { phase, perUnit } of phases) {
    const at = columnOf(perUnit);
    cells[at] = /[A-Z*]/.test(cells[at] ?? '') ? '*' : phaseLetter(phase);
  }
  return cells.join('');
}
