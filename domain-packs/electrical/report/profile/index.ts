import { phaseName } from '../../topology/index.ts';
import { fixed } from '../format.ts';
import type { NetworkState } from '../study/network.ts';
import type { Drawing } from '../svg/drawing.ts';
import { drawing } from '../svg/drawing.ts';
import type { Markup } from '../svg/element.ts';
import { el, path } from '../svg/element.ts';
import type { Scale } from '../svg/scale.ts';
import { linear, ticks } from '../svg/scale.ts';
import { colour } from '../svg/theme.ts';
import { drawnLimits } from './limits.ts';
import type { DrawnLimits } from './limits.ts';
import { PHASE_STYLES, phaseMark } from './marks.ts';
import type { ProfilePoint } from './points.ts';
import { profilePoints } from './points.ts';

const SIZE = { width: 1000, height: 430 } as const;
const PLOT = { left: 70, right: 892, top: 46, bottom: 376 } as const;
/** Above this many points marks would hide the lines. */
const MARKED = 600;

/** Per-unit voltage over the distance from the source, one line for each phase, with the limits. */
export function voltageProfile(name: string, network: NetworkState): Drawing {
  const points = profilePoints(network);
  const limits = drawnLimits(network);
  const farthest = points.reduce((most, { distance }) => Math.max(most, distance), 0);
  const isFar = farthest >= 1000;
  const unit = isFar ? 1000 : 1;
  const all = points.map(({ perUnit }) => perUnit);
  const low = all.reduce((least, value) => Math.min(least, value), limits.b.lower);
  const high = all.reduce((most, value) => Math.max(most, value), limits.b.upper);
  // Room above and below for the names of the extremes.
  const room = (high - low) * 0.09;
  const x = linear([0, farthest / unit || 1], [PLOT.left, PLOT.right]);
  const y = linear([low - room, high + room], [PLOT.bottom, PLOT.top]);
  const at = ({ distance, perUnit }: Pick<ProfilePoint, 'distance' | 'perUnit'>) =>
    [x(distance / unit), y(perUnit)] as const;
  const phases = [1, 2, 3].filter((phase) => points.some((point) => point.phase === phase));
  return drawing(
    'voltage-profile',
    SIZE,
    {
      title: `Voltage profile of ${name}`,
      description: `Per-unit voltage of phases ${phases.map(phaseName).join(', ')} over the distance from the source, with the service ranges of ANSI C84.1.`,
    },
    el('rect', {
      x: PLOT.left,
      y: y(limits.a.upper),
      width: PLOT.right - PLOT.left,
      height: y(limits.a.lower) - y(limits.a.upper),
      fill: colour('band'),
    }),
    axes(x, y, farthest / unit, [low - room, high + room], isFar ? 'km' : 'm'),
    limitLines(limits, y),
    phases.map((phase) =>
      phaseLines(
        points.filter((point) => point.phase === phase),
        phase,
        at,
      ),
    ),
    points.length > MARKED ? undefined : points.map((point) => mark(point, at)),
    extremes(points, at),
    phases.map((phase, i) => phaseKey(phase, PLOT.left + i * 110)),
  );
}

type At = (point: Pick<ProfilePoint, 'distance' | 'perUnit'>) => readonly [number, number];

function axes(x: Scale, y: Scale, farthest: number, [low, high]: readonly [number, number], unit: string): Markup[] {
  const across = ticks(0, farthest || 1, 8);
  const up = ticks(low, high, 7);
  return [
    ...up.values.map((value) =>
      el(
        'g',
        {},
        el('path', {
          d: path([
            [PLOT.left, y(value)],
            [PLOT.right, y(value)],
          ]),
          stroke: colour('grid'),
        }),
        el(
          'text',
          { x: PLOT.left - 9, y: y(value) + 4, 'text-anchor': 'end', class: 'soft' },
          fixed(value, Math.max(2, up.decimals)),
        ),
      ),
    ),
    ...across.values.map((value) =>
      el(
        'text',
        { x: x(value), y: PLOT.bottom + 19, 'text-anchor': 'middle', class: 'soft' },
        fixed(value, across.decimals),
      ),
    ),
    el('path', {
      d: path([
        [PLOT.left, PLOT.bottom],
        [PLOT.right, PLOT.bottom],
      ]),
      stroke: colour('soft'),
    }),
    el(
      'text',
      { x: (PLOT.left + PLOT.right) / 2, y: PLOT.bottom + 42, 'text-anchor': 'middle' },
      `Distance from the source in ${unit}`,
    ),
    el(
      'text',
      { transform: `translate(20 ${(PLOT.top + PLOT.bottom) / 2}) rotate(-90)`, 'text-anchor': 'middle' },
      'Voltage per unit',
    ),
  ];
}

const limitLines = ({ a, b }: DrawnLimits, y: Scale): Markup[] =>
  (
    [
      ['B', b.upper],
      ['A', a.upper],
      ['A', a.lower],
      ['B', b.lower],
    ] as const
  ).map(([range, value]) =>
    el(
      'g',
      {},
      el('path', {
        d: path([
          [PLOT.left, y(value)],
          [PLOT.right, y(value)],
        ]),
        stroke: colour(range === 'A' ? 'volt-good' : 'volt-above'),
        'stroke-width': 1.3,
        'stroke-dasharray': range === 'A' ? '10 4' : '4 4',
      }),
      el('text', { x: PLOT.right + 6, y: y(value) + 4, class: 'soft' }, `range ${range} ${fixed(value, 3)}`),
    ),
  );

/** One path for each phase: a stroke from each bus to the one before it. */
function phaseLines(points: readonly ProfilePoint[], phase: number, at: At): Markup {
  const style = PHASE_STYLES[phase];
  const strokes = points.flatMap((point) => (point.before ? [path([at(point.before), at(point)])] : []));
  return el('path', {
    d: strokes.join(' '),
    fill: 'none',
    stroke: colour(style?.colour ?? 'ink'),
    'stroke-width': 2,
    'stroke-dasharray': style?.dashes,
  });
}

function mark(point: ProfilePoint, at: At): Markup {
  const title = `bus ${point.bus}, phase ${phaseName(point.phase)}: ${fixed(point.perUnit, 4)} pu at ${fixed(point.distance, 0)} m`;
  return el('g', {}, el('title', {}, title), phaseMark(point.phase, ...at(point)));
}

/** Names the highest and the lowest voltage. */
function extremes(points: readonly ProfilePoint[], at: At): Markup[] {
  const [first] = points;
  if (!first)
    return [el('text', { x: 480, y: 200, 'text-anchor': 'middle', class: 'soft' }, 'No voltages were computed.')];
  const highest = points.reduce((best, point) => (point.perUnit > best.perUnit ? point : best), first);
  const lowest = points.reduce((best, point) => (point.perUnit < best.perUnit ? point : best), first);
  return (
    [
      [highest, -10],
      [lowest, 18],
    ] as const
  ).map(([point, dy]) => {
    const [px, py] = at(point);
    const anchor = px > PLOT.right - 130 ? 'end' : px < PLOT.left + 60 ? 'start' : 'middle';
    return el(
      'text',
      { x: px, y: py + dy, 'text-anchor': anchor, class: 'halo strong' },
      `${point.bus}, ${phaseName(point.phase)}: ${fixed(point.perUnit, 4)}`,
    );
  });
}

function phaseKey(phase: number, x: number): Markup {
  const style = PHASE_STYLES[phase];
  return el(
    'g',
    {},
    el('path', {
      d: path([
        [x, 22],
        [x + 34, 22],
      ]),
      stroke: colour(style?.colour ?? 'ink'),
      'stroke-width': 2,
      'stroke-dasharray': style?.dashes,
    }),
    phaseMark(phase, x + 17, 22),
    el('text', { x: x + 42, y: 26 }, `Phase ${phaseName(phase)}`),
  );
}
