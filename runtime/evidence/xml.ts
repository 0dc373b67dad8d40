import type { Quoted } from '../../primitives/index.ts';
import type { LocationPath, Step } from './location-path.ts';
import { locationPath } from './location-path.ts';
import type { PlaceReader } from './place-reader.ts';
import { eachOf } from './place-reader.ts';
import type { XmlElement } from './xml-tree.ts';
import { elementsIn, textOf, xmlTree } from './xml-tree.ts';

/** `+xml` says that a media type is of XML (RFC 7303). */
export const isXml = (mediaType: string): boolean => /^(application|text)\/xml$|\+xml$/.test(mediaType);

/** Elements, attributes and texts of XML documents; a path has to select one of them, so that what is quoted is one place. */
export const xmlReader: PlaceReader<'xpath'> = {
  type: 'xpath',
  reads: isXml,
  open({ bytes }) {
    const find = finderIn(xmlTree(bytes));
    return eachOf(({ path }) => {
      try {
        return quote(locationPath(path), find);
      } catch (error) {
        return { problem: error instanceof Error ? error.message : String(error) };
      }
    });
  },
};

type Find = (path: LocationPath) => readonly XmlElement[];

function quote(path: LocationPath, find: Find): Quoted {
  const elements = find(path);
  const [element] = elements;
  if (!element) return { problem: 'the path selects nothing' };
  if (elements.length > 1) return { problem: `the path selects ${elements.length} elements, not one` };
  const { end } = path;
  if (end === undefined) return { exact: textOf(element) };
  if (end === 'text()') return { exact: element.children.filter((child) => typeof child === 'string').join('') };
  const exact = Object.hasOwn(element.attributes, end.attribute) ? element.attributes[end.attribute] : undefined;
  return exact === undefined ? { problem: `the element has no attribute ${end.attribute}` } : { exact };
}

/** Finds elements by steps; children are sorted by their names once, so that a thousand positions take no thousand searches. */
function finderIn(root: XmlElement): Find {
  const indexed = new WeakMap<XmlElement, Index>();
  const indexOf = (element: XmlElement): Index => {
    const known = indexed.get(element) ?? new Index(elementsIn(element));
    indexed.set(element, known);
    return known;
  };
  const above: XmlElement = { name: '', attributes: {}, children: [root] };
  let everywhere: readonly XmlElement[] | undefined;
  const starts = (anywhere: boolean): readonly XmlElement[] =>
    anywhere ? (everywhere ??= [above, ...descendants(root)]) : [above];
  const byFirstStep = new Map<string, readonly XmlElement[]>();
  return ({ anywhere, steps: [first, ...rest] }) => {
    if (!first) return [];
    const key = JSON.stringify([anywhere, first]);
    const begin = byFirstStep.get(key) ?? starts(anywhere).flatMap((element) => indexOf(element).select(first));
    byFirstStep.set(key, begin);
    return rest.reduce<readonly XmlElement[]>(
      (found, step) => found.flatMap((element) => indexOf(element).select(step)),
      begin,
    );
  };
}

/** The children of an element, by name, and by name and the value of an attribute. */
class Index {
  readonly #byName = new Map<string, XmlElement[]>();
  readonly #byAttribute = new Map<string, ReadonlyMap<string, readonly XmlElement[]>>();
  readonly #all: readonly XmlElement[];

  constructor(children: readonly XmlElement[]) {
    this.#all = children;
    for (const child of children) push(this.#byName, child.name, child);
  }

  select({ name, position, attribute }: Step): readonly XmlElement[] {
    const named = name === '*' ? this.#all : (this.#byName.get(name) ?? []);
    if (attribute) return this.#valuesOf(name, attribute.name, named).get(attribute.value) ?? [];
    return position === undefined ? named : named.slice(Math.max(0, position - 1), position);
  }

  #valuesOf(name: string, attribute: string, named: readonly XmlElement[]): ReadonlyMap<string, readonly XmlElement[]> {
    const key = `${name} ${attribute}`;
    const known = this.#byAttribute.get(key);
    if (known) return known;
    const values = new Map<string, XmlElement[]>();
    for (const element of named) {
      const value = Object.hasOwn(element.attributes, attribute) ? element.attributes[attribute] : undefined;
      if (value !== undefined) push(values, value, element);
    }
    this.#byAttribute.set(key, values);
    return values;
  }
}

function push<T>(map: Map<string, T[]>, key: string, member: T): void {
  const members = map.get(key);
  if (members) members.push(member);
  else map.set(key, [member]);
}

function descendants(root: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const pending = [root];
  for (let next = pending.pop(); next; next = pending.pop()) {
    found.push(next);
    pending.push(...elementsIn(next).reverse());
  }
  return found;
}
