import type { Markup } from '../svg/element.ts';
import { el, path } from '../svg/element.ts';
import { colour } from '../svg/theme.ts';
import type { LoadingClass, VoltageClass } from './classes.ts';
import { LOADING_CLASSES, VOLTAGE_CLASSES } from './classes.ts';
import { branchSymbol, busGlyph, placed, shuntSymbol } from './symbols.ts';

export const LEGEND_HEIGHT = 92;

const entry = (x: number, y: number, sample: Markup, title: string): Markup =>
  el('g', { transform: `translate(${x} ${y})` }, sample, el('text', { x: 34, y: 4 }, title));

const row = (y: number, title: string, entries: readonly (readonly [Markup, string])[]): Markup[] => [
  el('text', { x: 24, y: y + 4, class: 'strong' }, title),
  ...entries.map(([sample, words], i) => entry(130 + i * (850 / Math.max(6, entries.length)), y, sample, words)),
];

/** What colours, widths and symbols mean. */
export function legend(top: number, width: number): Markup {
  const loadings: readonly LoadingClass[] = Object.values(LOADING_CLASSES);
  const voltages: readonly VoltageClass[] = Object.values(VOLTAGE_CLASSES);
  const middle = (symbol: Markup | undefined): Markup => placed(symbol ?? el('g'), [13, 0]);
  return el(
    'g',
    { transform: `translate(0 ${top})` },
    el('path', {
      d: path([
        [24, 0],
        [width - 24, 0],
      ]),
      stroke: colour('rule'),
    }),
    row(
      22,
      'Loading',
      loadings.map(({ title, colour: name, width: stroke, dashes }) => [
        el('path', {
          d: path([
            [0, 0],
            [26, 0],
          ]),
          stroke: colour(name),
          'stroke-width': stroke,
          'stroke-dasharray': dashes,
        }),
        title,
      ]),
    ),
    row(
      48,
      'Voltage',
      voltages.map(({ title, colour: name, glyph }) => [middle(busGlyph(glyph, colour(name))), title]),
    ),
    row(74, 'Equipment', [
      [placed(shuntSymbol('source'), [-2, 0]), 'source'],
      [middle(branchSymbol('transformer', false)), 'transformer'],
      [middle(branchSymbol('regulator', false)), 'regulator'],
      [middle(branchSymbol('switch', false)), 'switch, closed'],
      [middle(branchSymbol('switch', true)), 'switch, open'],
      [placed(shuntSymbol('load'), [3, 0]), 'load'],
      [placed(shuntSymbol('capacitor'), [3, 0]), 'capacitor'],
    ]),
  );
}
