import type { Markup } from '../svg/element.ts';
import { el, path } from '../svg/element.ts';
import type { Colour } from '../svg/theme.ts';
import { colour } from '../svg/theme.ts';

interface PhaseStyle {
  readonly colour: Colour;
  readonly dashes?: string;
}

/** Phases differ by colour, by dashes and by the shape of their marks. */
export const PHASE_STYLES: Readonly<Record<number, PhaseStyle>> = {
  1: { colour: 'phase-1' },
  2: { colour: 'phase-2', dashes: '7 3' },
  3: { colour: 'phase-3', dashes: '2 2.5' },
};

export function phaseMark(phase: number, x: number, y: number): Markup {
  const style = { fill: colour(PHASE_STYLES[phase]?.colour ?? 'ink'), stroke: colour('paper'), 'stroke-width': 1 };
  if (phase === 2) return el('rect', { x: x - 3.4, y: y - 3.4, width: 6.8, height: 6.8, ...style });
  if (phase === 3)
    return el('path', {
      d: `${path([
        [x, y - 4.8],
        [x + 4.4, y + 3.2],
        [x - 4.4, y + 3.2],
      ])}Z`,
      ...style,
    });
  return el('circle', { cx: x, cy: y, r: 3.6, ...style });
}
