import type { Node } from 'jsonc-parser';
import { parseTree } from 'jsonc-parser';
import type { Quoted } from '../../primitives/index.ts';
import type { PlaceReader } from './place-reader.ts';
import { eachOf } from './place-reader.ts';

/** `+json` says that a media type is of JSON (RFC 6839, 3.1). */
const isJson = (mediaType: string): boolean => /^(application|text)\/json$|\+json$/.test(mediaType);

/**
 * Values of JSON documents, as they are written: `1.50` stays `1.50`, and a number with more digits than a double holds
 * keeps them. Of a text, what it says.
 */
export const jsonReader: PlaceReader<'pointer'> = {
  type: 'pointer',
  reads: isJson,
  open({ bytes }) {
    const text = new TextDecoder().decode(bytes);
    const root = treeOf(text);
    const members = new WeakMap<Node, ReadonlyMap<string, Node>>();
    const memberOf = (node: Node, name: string): Node | undefined => {
      if (node.type === 'array') return /^(0|[1-9]\d*)$/.test(name) ? node.children?.[Number(name)] : undefined;
      if (node.type !== 'object') return undefined;
      const known = members.get(node) ?? membersOf(node);
      members.set(node, known);
      return known.get(name);
    };
    return eachOf(({ pointer }) => quote(text, root, pointer, memberOf));
  },
};

/** The parser that keeps places is lenient; what JSON is, the strict one says. */
function treeOf(text: string): Node {
  try {
    JSON.parse(text);
    return parseTree(text) as Node;
  } catch (error) {
    throw error instanceof RangeError ? new Error('its values are nested too deep') : error;
  }
}

function quote(
  text: string,
  root: Node,
  pointer: string,
  memberOf: (node: Node, name: string) => Node | undefined,
): Quoted {
  if (pointer !== '' && !pointer.startsWith('/')) return { problem: 'a JSON pointer begins with /' };
  let node: Node | undefined = root;
  for (const token of pointer.split('/').slice(1)) {
    node = memberOf(node, token.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (!node) return { problem: 'the pointer leads to nothing' };
  }
  const { type, offset, length } = node;
  const value: unknown = node.value;
  return { exact: type === 'string' ? String(value) : text.slice(offset, offset + length) };
}

/** A name that is there twice means its last value, as for `JSON.parse`. */
const membersOf = ({ children = [] }: Node): ReadonlyMap<string, Node> =>
  new Map(
    children.flatMap(({ children: [name, value] = [] }): [string, Node][] =>
      name && value ? [[String(name.value as unknown), value]] : [],
    ),
  );
