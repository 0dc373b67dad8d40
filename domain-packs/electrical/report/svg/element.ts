type Attribute = string | number | undefined;

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** Coordinates to a hundredth of a pixel: finer is not seen, and the text stays short and the same everywhere. */
const coordinate = (value: number): string => String(Math.round(value * 100) / 100);

/** Markup that is already escaped. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

export type Child = Markup | string | number | undefined | readonly Child[];

const written = (child: Child): string =>
  child === undefined
    ? ''
    : child instanceof Markup
      ? child.text
      : typeof child === 'object'
        ? child.map(written).join('')
        : escape(String(child));

const VOID = new Set(['meta', 'br', 'img', 'link', 'hr']);

/** An element of HTML or SVG. Texts are escaped; numbers are rounded to a hundredth; undefined attributes are left out. */
export function el(name: string, attributes: Readonly<Record<string, Attribute>> = {}, ...children: Child[]): Markup {
  const said = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(typeof value === 'number' ? coordinate(value) : String(value))}"`);
  const open = `<${name}${said.join('')}`;
  if (VOID.has(name)) return new Markup(`${open}>`);
  return new Markup(`${open}>${written(children)}</${name}>`);
}

/** A path from a list of points. */
export const path = (points: readonly (readonly [number, number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${coordinate(x)} ${coordinate(y)}`).join(' ');
