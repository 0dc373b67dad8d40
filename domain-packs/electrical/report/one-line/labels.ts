import { phaseName } from '../../topology/index.ts';
import { fixed } from '../format.ts';
import type { BusState } from '../study/network.ts';
import type { Markup } from '../svg/element.ts';
import { el } from '../svg/element.ts';
import { worstPhase } from './classes.ts';
import type { Box, Obstacles } from './obstacles.ts';
import type { Point } from './tree-layout.ts';

/** Pictures with more buses than this tell names only; with more than `NAMED`, only those of buses that matter. */
const DETAILED = 60;
const NAMED = 150;
const LINE_HEIGHT = 14;

type Anchor = 'start' | 'middle' | 'end';
/** Directions in the order in which a reader expects a label: right, above, below, left, then the corners, then off centre. */
const CANDIDATES: readonly (readonly [dx: number, dy: number, anchor: Anchor])[] = [
  [1, 0, 'start'],
  [0, -1, 'middle'],
  [0, 1, 'middle'],
  [-1, 0, 'end'],
  [0.8, -0.8, 'start'],
  [0.8, 0.8, 'start'],
  [-0.8, -0.8, 'end'],
  [-0.8, 0.8, 'end'],
  [-0.5, -1, 'start'],
  [0.5, -1, 'end'],
  [-0.5, 1, 'start'],
  [0.5, 1, 'end'],
];

/** Which buses get a label, the most important first. */
export function labelled(buses: readonly BusState[], isImportant: (bus: BusState) => boolean): BusState[] {
  if (buses.length <= NAMED) return [...buses];
  return buses.filter(isImportant).slice(0, NAMED);
}

/** The name of a bus, with the voltage furthest from nominal where there is room, at the place that hides least. */
export function drawLabel(bus: BusState, [x, y]: Point, count: number, obstacles: Obstacles): Markup {
  const worst = worstPhase(bus);
  const lines = [
    bus.name,
    ...(count <= DETAILED && worst && worst.magnitude > 0
      ? [`${phaseName(worst.phase)} ${fixed(worst.perUnit, 3)}`]
      : []),
  ];
  const width = Math.max(...lines.map((line, i) => line.length * (i === 0 ? 7.7 : 7.1)));
  const height = lines.length * LINE_HEIGHT;
  const options = CANDIDATES.flatMap(([dx, dy, anchor], rank) =>
    [11, 20, 32].map((reach) => {
      const at: Point = [x + dx * reach, y + dy * (reach + height / 2 - 2)];
      const left = anchor === 'start' ? at[0] : anchor === 'end' ? at[0] - width : at[0] - width / 2;
      const box: Box = { left, right: left + width, top: at[1] - height / 2, bottom: at[1] + height / 2 };
      return { at, anchor, box, cost: obstacles.cost(box) + rank + reach / 2 };
    }),
  );
  const best = options.reduce((least, option) => (option.cost < least.cost ? option : least));
  obstacles.addBox(best.box);
  const top = best.box.top + LINE_HEIGHT - 3.5;
  return el(
    'text',
    { class: 'halo', 'text-anchor': best.anchor },
    lines.map((line, i) =>
      el('tspan', { x: best.at[0], y: top + i * LINE_HEIGHT, class: i === 0 ? 'strong' : 'soft' }, line),
    ),
  );
}
