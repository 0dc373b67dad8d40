import type { Entry, Word } from './entry.ts';
import { inPairs } from './entry.ts';

/** The box of a text whose baseline begins at a point: small enough that no other one begins in it. */
const boxAt = (page: number, x: number, y: number): Word['selector'] => ({
  type: 'region',
  page,
  x: x - 2,
  y: y - 10,
  width: 20,
  height: 12,
});

/** Texts at points, a name and a mass in turn. */
export const entriesOfSvg = (bytes: Uint8Array): Entry[] =>
  inPairs(
    [...new TextDecoder().decode(bytes).matchAll(/<text x="(\d+)" y="(\d+)">([^<&]*)<\/text>/g)].map(
      ([, x, y, text = '']) => ({ text, selector: boxAt(1, Number(x), Number(y)) }),
    ),
  );

/** The same on the pages of a PDF whose content is not compressed; pages are 842 points high. */
export function entriesOfPdf(bytes: Uint8Array): Entry[] {
  const pages = [...new TextDecoder('latin1').decode(bytes).matchAll(/stream\n(.*?)\nendstream/gs)];
  return pages.flatMap(([, content = ''], i) =>
    inPairs(
      [...content.matchAll(/1 0 0 1 (\d+) (\d+) Tm \(([^)]*)\) Tj/g)].map(([, x, y, text = '']) => ({
        text,
        selector: boxAt(i + 1, Number(x), 842 - Number(y)),
      })),
    ),
  );
}
