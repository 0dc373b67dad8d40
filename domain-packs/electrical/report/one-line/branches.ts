import { fixed, percent } from '../format.ts';
import type { BranchState, NetworkState } from '../study/network.ts';
import type { Markup } from '../svg/element.ts';
import { el, path } from '../svg/element.ts';
import { colour } from '../svg/theme.ts';
import { loadingClass } from './classes.ts';
import type { Obstacles } from './obstacles.ts';
import { boxAround } from './obstacles.ts';
import type { Positions } from './positions.ts';
import { branchSymbol, placed } from './symbols.ts';
import type { Point } from './tree-layout.ts';

/** Branches between the same two buses, drawn as one: the one that is loaded most stands for all. */
export function bundles({ branches }: NetworkState): BranchState[][] {
  const between = new Map<string, BranchState[]>();
  for (const branch of branches) {
    const key = [branch.from, branch.to].sort().join('\n');
    between.set(key, [...(between.get(key) ?? []), branch]);
  }
  return [...between.values()].map((bundle) =>
    bundle.sort((a, b) => (b.loading?.loading ?? -1) - (a.loading?.loading ?? -1)),
  );
}

/** A line, with the symbol of what it is in its middle; `thinness` divides its width where there are many. */
export function drawBranch(
  bundle: readonly BranchState[],
  { places, kind }: Positions,
  obstacles: Obstacles,
  thinness: number,
): Markup | undefined {
  const [first] = bundle;
  const [from, to] = [places.get(first?.from ?? ''), places.get(first?.to ?? '')];
  if (!first || !from || !to) return undefined;
  const corners = kind === 'tree' ? elbow(from, to) : [from, to];
  for (let i = 1; i < corners.length; i++) obstacles.addSegment(corners[i - 1] ?? from, corners[i] ?? to);
  const { colour: name, width, ...style } = loadingClass(first);
  const [before, last] = corners.slice(-2) as [Point, Point];
  const middle: Point = [(before[0] + last[0]) / 2, (before[1] + last[1]) / 2];
  const symbol = thinness > 1 && first.kind === 'line' ? undefined : branchSymbol(first.kind, first.isOpen);
  if (symbol) obstacles.addBox(boxAround(middle, 14, 12));
  const angle = (Math.atan2(last[1] - before[1], last[0] - before[0]) * 180) / Math.PI;
  return el(
    'g',
    {},
    el('title', {}, bundle.map(describe).join('; ')),
    el('path', {
      d: path(corners),
      fill: 'none',
      stroke: colour(name),
      'stroke-width': width / thinness,
      'stroke-linejoin': 'round',
      'stroke-dasharray': 'dashes' in style ? style.dashes : undefined,
    }),
    symbol && placed(symbol, middle, angle),
  );
}

/** Along the column of the bus that feeds, then along the row of the one that is fed. */
const elbow = (from: Point, to: Point): Point[] => {
  const [upstream, downstream] = from[0] <= to[0] ? [from, to] : [to, from];
  return upstream[1] === downstream[1] ? [upstream, downstream] : [upstream, [upstream[0], downstream[1]], downstream];
};

function describe({ name, isOpen, loading, current, power }: BranchState): string {
  if (isOpen) return `${name}: open`;
  const amperes = current === undefined ? 'no current computed' : `${fixed(current, 1)} A`;
  const load = loading === undefined ? 'no rating' : `${percent(loading.loading)} of ${fixed(loading.rated, 0)} A`;
  return `${name}: ${amperes}, ${load}${power === undefined ? '' : `, ${fixed(power / 1e3, 1)} kW`}`;
}
