import { HIGHEST_NOMINAL, serviceRange } from '../../validators/voltage/service-range.ts';
import type { BranchState, BusState, PhaseState } from '../study/network.ts';
import type { Colour } from '../svg/theme.ts';

/** How a branch is loaded, as the picture tells it: colour and width, so that it shows without colour too. */
export interface LoadingClass {
  readonly title: string;
  readonly colour: Colour;
  readonly width: number;
  readonly dashes?: string;
}

export const LOADING_CLASSES = {
  low: { title: 'up to 50 %', colour: 'load-low', width: 2 },
  middle: { title: '50 to 80 %', colour: 'load-mid', width: 3 },
  high: { title: '80 to 100 %', colour: 'load-high', width: 4.5 },
  over: { title: 'over 100 %', colour: 'load-over', width: 6.5 },
  unrated: { title: 'no rating', colour: 'load-low', width: 1.5, dashes: '2 3' },
  open: { title: 'open', colour: 'soft', width: 1.5, dashes: '7 6' },
} as const satisfies Readonly<Record<string, LoadingClass>>;

export function loadingClass({ isOpen, loading }: BranchState): LoadingClass {
  if (isOpen) return LOADING_CLASSES.open;
  if (loading === undefined) return LOADING_CLASSES.unrated;
  const { loading: share } = loading;
  return share > 1
    ? LOADING_CLASSES.over
    : share > 0.8
      ? LOADING_CLASSES.high
      : share > 0.5
        ? LOADING_CLASSES.middle
        : LOADING_CLASSES.low;
}

export type Glyph = 'circle' | 'up' | 'down' | 'ring' | 'cross';

/** How the voltage of a bus is, as the picture tells it: colour and shape. */
export interface VoltageClass {
  readonly title: string;
  readonly colour: Colour;
  readonly glyph: Glyph;
}

export const VOLTAGE_CLASSES = {
  above: { title: 'above range B', colour: 'volt-above', glyph: 'up' },
  high: { title: 'above range A', colour: 'volt-high', glyph: 'up' },
  good: { title: 'within range A', colour: 'volt-good', glyph: 'circle' },
  low: { title: 'below range A', colour: 'volt-low', glyph: 'down' },
  below: { title: 'below range B', colour: 'volt-below', glyph: 'down' },
  unjudged: { title: 'not judged', colour: 'soft', glyph: 'ring' },
  dead: { title: 'no supply', colour: 'soft', glyph: 'cross' },
} as const satisfies Readonly<Record<string, VoltageClass>>;

/** The phase nearest to the end of range A on its side of nominal, or furthest beyond it. */
export function worstPhase({ phases, base }: BusState): PhaseState | undefined {
  const { lower, upper } = serviceRange('A', (base ?? 0) * Math.sqrt(3));
  const strain = ({ perUnit }: PhaseState): number =>
    perUnit < 1 ? (1 - perUnit) / (1 - lower) : (perUnit - 1) / (upper - 1);
  return [...phases].sort((a, b) => strain(b) - strain(a))[0];
}

export function voltageClass(bus: BusState): VoltageClass {
  const live = bus.phases.filter(({ magnitude }) => magnitude > 0);
  const nominal = (bus.base ?? 0) * Math.sqrt(3);
  if (live.length === 0) return VOLTAGE_CLASSES.dead;
  if (nominal === 0 || nominal > HIGHEST_NOMINAL * 1.001) return VOLTAGE_CLASSES.unjudged;
  const [outer, inner] = [serviceRange('B', nominal), serviceRange('A', nominal)];
  const some = (test: (perUnit: number) => boolean): boolean => live.some(({ perUnit }) => test(perUnit));
  if (some((v) => v > outer.upper)) return VOLTAGE_CLASSES.above;
  if (some((v) => v < outer.lower)) return VOLTAGE_CLASSES.below;
  if (some((v) => v > inner.upper)) return VOLTAGE_CLASSES.high;
  if (some((v) => v < inner.lower)) return VOLTAGE_CLASSES.low;
  return VOLTAGE_CLASSES.good;
}
