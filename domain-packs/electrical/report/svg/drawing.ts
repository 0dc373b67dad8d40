import type { Child } from './element.ts';
import { el, Markup } from './element.ts';
import { DRAWING_STYLE, themeFor } from './theme.ts';

/** A finished drawing: for a page that brings the style, and as a file of its own. */
export interface Drawing {
  readonly inline: Markup;
  readonly file: string;
}

/** Wraps shapes into a drawing with a title and a description for those who do not see it. */
export function drawing(
  id: string,
  size: { readonly width: number; readonly height: number },
  { title, description }: { readonly title: string; readonly description: string },
  ...shapes: Child[]
): Drawing {
  const attributes = {
    class: 'drawing',
    viewBox: `0 0 ${size.width} ${size.height}`,
    width: size.width,
    height: size.height,
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-description`,
  };
  const words = [el('title', { id: `${id}-title` }, title), el('desc', { id: `${id}-description` }, description)];
  const style = new Markup(`<style>${themeFor('svg.drawing')}${DRAWING_STYLE}</style>`);
  return {
    inline: el('svg', attributes, words, shapes),
    file: `<?xml version="1.0" encoding="UTF-8"?>\n${el('svg', { xmlns: 'http://www.w3.org/2000/svg', ...attributes }, style, words, shapes).text}\n`,
  };
}
