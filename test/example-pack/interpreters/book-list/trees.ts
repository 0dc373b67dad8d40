import type { Entry } from './entry.ts';
import { isMass } from './entry.ts';

const decoder = new TextDecoder();

/** `<books><book name="Atlas"><mass>3.5</mass></book>…</books>` */
export const entriesOfXml = (bytes: Uint8Array): Entry[] =>
  [...decoder.decode(bytes).matchAll(/<book name="([^"&]*)"><mass>([^<&]*)<\/mass><\/book>/g)].flatMap(
    ([, name = '', mass = ''], i) => {
      const book = `/books/book[${i + 1}]`;
      return isMass(mass)
        ? [
            {
              name: { text: name, selector: { type: 'xpath', path: `${book}/@name` } },
              mass: { text: mass, selector: { type: 'xpath', path: `${book}/mass` } },
            },
          ]
        : [];
    },
  );

interface Listed {
  readonly name?: unknown;
  readonly mass?: unknown;
}

/** `{ "books": [{ "name": "Atlas", "mass": 3.5 }] }` */
export function entriesOfJson(bytes: Uint8Array): Entry[] {
  const { books = [] } = parsed(decoder.decode(bytes));
  return books.flatMap(({ name, mass }, i) =>
    typeof name === 'string' && (typeof mass === 'number' || typeof mass === 'string') && isMass(String(mass))
      ? [
          {
            name: { text: name, selector: { type: 'pointer', pointer: `/books/${i}/name` } },
            mass: { text: String(mass), selector: { type: 'pointer', pointer: `/books/${i}/mass` } },
          },
        ]
      : [],
  );
}

function parsed(text: string): { readonly books?: readonly Listed[] } {
  try {
    return JSON.parse(text) as { readonly books?: readonly Listed[] };
  } catch {
    return {};
  }
}
