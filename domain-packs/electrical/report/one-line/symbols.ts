import type { BranchKind, ShuntKind } from '../study/network.ts';
import type { Markup } from '../svg/element.ts';
import { el, path } from '../svg/element.ts';
import { colour } from '../svg/theme.ts';
import type { Glyph } from './classes.ts';
import type { Point } from './tree-layout.ts';

/** Symbols after IEC 60617, drawn around the origin, along the first axis where they have a direction. */

export function busGlyph(glyph: Glyph, fill: string, size = 5.5): Markup {
  const outline = { stroke: colour('paper'), 'stroke-width': 1.5 };
  switch (glyph) {
    case 'circle':
      return el('circle', { r: size, fill, ...outline });
    case 'up':
      return el('path', {
        d: `${path([
          [0, -size * 1.35],
          [size * 1.25, size * 0.95],
          [-size * 1.25, size * 0.95],
        ])}Z`,
        fill,
        ...outline,
      });
    case 'down':
      return el('path', {
        d: `${path([
          [0, size * 1.35],
          [size * 1.25, -size * 0.95],
          [-size * 1.25, -size * 0.95],
        ])}Z`,
        fill,
        ...outline,
      });
    case 'ring':
      return el('circle', { r: size - 1, fill: colour('paper'), stroke: fill, 'stroke-width': 2 });
    case 'cross':
      return el('path', {
        d: `${path([
          [-size, -size],
          [size, size],
        ])} ${path([
          [-size, size],
          [size, -size],
        ])}`,
        stroke: fill,
        'stroke-width': 2,
      });
  }
}

const LINE = { fill: 'none', stroke: colour('ink'), 'stroke-width': 1.5 } as const;

/** What stands in the middle of a branch; a plain line has nothing. */
export function branchSymbol(kind: BranchKind, isOpen: boolean): Markup | undefined {
  const filled = { ...LINE, fill: colour('paper') };
  switch (kind) {
    case 'line':
      return isOpen ? el('rect', { x: -5, y: -5, width: 10, height: 10, ...filled }) : undefined;
    case 'switch':
      return el('rect', {
        x: -5,
        y: -5,
        width: 10,
        height: 10,
        ...filled,
        fill: isOpen ? colour('paper') : colour('ink'),
      });
    case 'transformer':
      return el('g', {}, el('circle', { cx: -4.5, r: 7.5, ...filled }), el('circle', { cx: 4.5, r: 7.5, ...LINE }));
    case 'regulator':
      return el(
        'g',
        {},
        el('circle', { cx: -4.5, r: 7.5, ...filled }),
        el('circle', { cx: 4.5, r: 7.5, ...LINE }),
        el('path', {
          d: `${path([
            [-12, 11],
            [12, -11],
          ])} ${path([
            [5.5, -10],
            [12, -11],
            [10, -4.5],
          ])}`,
          ...LINE,
        }),
      );
    case 'series':
      return el('rect', { x: -9, y: -4.5, width: 18, height: 9, ...filled });
  }
}

/** What stands at a bus, on a stub that leads away from it along the first axis. */
export function shuntSymbol(kind: ShuntKind): Markup {
  const stub = (to: number): Markup =>
    el('path', {
      d: path([
        [0, 0],
        [to, 0],
      ]),
      ...LINE,
    });
  const round = (sign: Markup): Markup =>
    el('g', {}, stub(13), el('circle', { cx: 21, r: 8, ...LINE, fill: colour('paper') }), sign);
  switch (kind) {
    case 'load':
      return el(
        'g',
        {},
        stub(12),
        el('path', {
          d: `${path([
            [12, -4.5],
            [20, 0],
            [12, 4.5],
          ])}Z`,
          fill: colour('ink'),
        }),
      );
    case 'capacitor':
      return el(
        'g',
        {},
        stub(12),
        el('path', {
          d: `${path([
            [12, -6],
            [12, 6],
          ])} ${path([
            [16, -6],
            [16, 6],
          ])} ${path([
            [16, 0],
            [20, 0],
          ])}`,
          ...LINE,
          'stroke-width': 2,
        }),
      );
    case 'reactor':
      return el('g', {}, stub(9), el('path', { d: 'M9 0a3 3 0 0 1 6 0a3 3 0 0 1 6 0', ...LINE }));
    case 'generator':
      return round(
        el('path', {
          d: path([
            [24, -2],
            [21, -4],
            [18, 0],
            [21, 4],
            [24, 2],
            [24, 0],
            [22, 0],
          ]),
          ...LINE,
        }),
      );
    case 'source':
      return round(el('path', { d: 'M16 0q2.5 -6 5 0t5 0', ...LINE }));
  }
}

export const SHUNT_LENGTH: Readonly<Record<ShuntKind, number>> = {
  load: 22,
  capacitor: 22,
  reactor: 22,
  generator: 30,
  source: 30,
};

/** Moves and turns a symbol. */
export const placed = (symbol: Markup, [x, y]: Point, degrees = 0): Markup =>
  el(
    'g',
    {
      transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}) rotate(${Math.round(degrees * 10) / 10})`,
    },
    symbol,
  );
