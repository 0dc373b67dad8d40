import type { Quoted } from '../../primitives/index.ts';
import type { SelectorOf } from './place-reader.ts';

/** A text of a drawing, by the point at which its baseline begins: in the page's units, from its upper left corner. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** More texts than a page that people read. */
export const TEXT_LIMIT = 200_000;

/** What stands in a box: the texts whose baselines begin in it, in the order of the drawing. Its edges belong to it. */
export function textInBox({ x, y, width, height }: SelectorOf<'region'>, texts: readonly PlacedText[]): Quoted {
  const inside = texts
    .filter((at) => at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height)
    .map(({ text }) => text.trim().replace(/\s+/g, ' '))
    .filter((text) => text !== '');
  return inside.length === 0 ? { problem: 'no text begins in the box' } : { exact: inside.join(' ') };
}

export const noPage = (page: number, pages: number): Quoted => ({
  problem: `there is no page ${page}; the drawing has ${pages}`,
});
