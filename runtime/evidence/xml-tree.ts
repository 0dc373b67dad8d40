import { readXml } from './xml-events.ts';

/** An element with what is in it. Names are those of the document, with their prefix. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

interface Open extends XmlElement {
  readonly children: (XmlElement | string)[];
}

/** @throws Error as `readXml` */
export function xmlTree(bytes: Uint8Array): XmlElement {
  const root: Open = { name: '', attributes: {}, children: [] };
  const open: Open[] = [root];
  readXml(bytes, {
    opened(name, attributes) {
      const element: Open = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    closed: () => void open.pop(),
    text: (text) => void (open.length > 1 && open.at(-1)?.children.push(text)),
  });
  return root.children.find((child): child is XmlElement => typeof child !== 'string') as XmlElement;
}

export const elementsIn = ({ children }: XmlElement): XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child !== 'string');

/** The name without its prefix. */
export const localName = ({ name }: XmlElement): string => name.slice(name.indexOf(':') + 1);

/** All text in an element, in order (XPath 1.0, 5.2: its string-value). */
export const textOf = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
