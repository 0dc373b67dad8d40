import type { PlacedText } from './drawing.ts';
import { noPage, TEXT_LIMIT, textInBox } from './drawing.ts';
import type { PlaceReader } from './place-reader.ts';
import { eachOf } from './place-reader.ts';
import type { Transform } from './svg-transform.ts';
import { IDENTITY, moved, placed, transformOf } from './svg-transform.ts';
import type { XmlElement } from './xml-tree.ts';
import { elementsIn, localName, xmlTree } from './xml-tree.ts';

/**
 * Texts of an SVG drawing (SVG 2), placed in the user units of the outermost `svg`, with the transforms of all that they
 * stand in. A `tspan` with a position of its own is a text of its own. Texts that are drawn elsewhere by reference
 * (`symbol`, `defs` and `use`), and those of inner drawings that scale by a `viewBox`, have no place of their own.
 */
export const svgReader: PlaceReader<'region'> = {
  type: 'region',
  reads: (mediaType) => mediaType === 'image/svg+xml',
  open({ bytes }) {
    const texts: PlacedText[] = [];
    gather(xmlTree(bytes), IDENTITY, texts, true);
    return eachOf((selector) => (selector.page === 1 ? textInBox(selector, texts) : noPage(selector.page, 1)));
  },
};

const ELSEWHERE = new Set(['defs', 'symbol', 'marker', 'pattern', 'clipPath', 'mask']);

function gather(element: XmlElement, outer: Transform, texts: PlacedText[], outermost = false): void {
  const name = localName(element);
  if (ELSEWHERE.has(name)) return;
  const inner = name === 'svg' && !outermost;
  if (inner && element.attributes['viewBox'] !== undefined) return;
  const own = inner ? moved(outer, numberIn(element, 'x') ?? 0, numberIn(element, 'y') ?? 0) : outer;
  const transform = transformOf(element.attributes['transform'] ?? '', own);
  if (name !== 'text') {
    for (const child of elementsIn(element)) gather(child, transform, texts);
    return;
  }
  const position = { x: numberIn(element, 'x') ?? 0, y: numberIn(element, 'y') ?? 0 };
  for (const { text, x, y } of spansOf(element, position)) texts.push({ text, ...placed(transform, x, y) });
  if (texts.length > TEXT_LIMIT) throw new Error(`it has more than ${TEXT_LIMIT} texts`);
}

/** The pieces of a text: a new one begins where a `tspan` says where it stands. */
function spansOf({ children }: XmlElement, position: { readonly x: number; readonly y: number }): PlacedText[] {
  const spans: PlacedText[] = [{ text: '', ...position }];
  for (const child of children) {
    const last = spans.at(-1) ?? { text: '', ...position };
    if (typeof child === 'string') spans[spans.length - 1] = { ...last, text: last.text + child };
    else {
      const [x, y] = [numberIn(child, 'x'), numberIn(child, 'y')];
      const [first, ...rest] = spansOf(child, { x: x ?? last.x, y: y ?? last.y });
      if (x === undefined && y === undefined) {
        spans[spans.length - 1] = { ...last, text: last.text + (first?.text ?? '') };
      } else if (first) spans.push(first);
      spans.push(...rest);
    }
  }
  return spans;
}

/** The first number of an attribute, in user units; lengths in other units and percentages are none. */
function numberIn({ attributes }: XmlElement, name: string): number | undefined {
  const found = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)(?:px)?(?=[\s,]|$)/i.exec(attributes[name] ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}
