import type { Unit } from '../../../../primitives/index.ts';
import { Curve, Pattern, percent } from '../../taxonomy/index.ts';
import type { UnitSystem } from '../../taxonomy/index.ts';
import type { Ids } from './ids.ts';
import { written } from './values.ts';
import type { Values } from './values.ts';

const A_LINE = 8;

export const patternLines = (values: Values, ids: Ids): string[] =>
  values.ofType(Pattern).flatMap((pattern) => {
    const multipliers = values.needList(pattern, 'multipliers').map((multiplier) => written(multiplier));
    const lines: string[] = [];
    for (let i = 0; i < multipliers.length; i += A_LINE)
      lines.push(`${ids.of(pattern)} ${multipliers.slice(i, i + A_LINE).join(' ')}`);
    return lines;
  });

/** Points of each curve, in the units of what it is used for. A curve without points is for nothing, and left out. */
export const curveLines = (values: Values, ids: Ids, { flow, length, volume }: UnitSystem): string[] => {
  const uses: readonly (readonly [x: string, y: string, xUnit: Unit, yUnit: Unit])[] = [
    ['flows', 'heads', flow, length],
    ['flows', 'efficiencies', flow, percent],
    ['depths', 'volumes', length, volume],
  ];
  return values.ofType(Curve).flatMap((curve) => {
    for (const [x, y, xUnit, yUnit] of uses) {
      if (!values.list(curve, y)) continue;
      const ys = values.needList(curve, y);
      return values
        .needList(curve, x)
        .map((at, i) => `${ids.of(curve)} ${written(at, xUnit)} ${written(ys[i] ?? 0, yUnit)}`);
    }
    return [];
  });
};
