/** One entry of a list, by its characters. `row` counts the `|` before it. */
export interface Item {
  readonly start: number;
  readonly stop: number;
  readonly quoted: boolean;
  readonly row: number;
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')', '[': ']', '{': '}' };

/** The entries of a list, parted by blanks or commas, in rows parted by `|`; an entry in quotes is an expression. */
export function splitItems(text: string, start: number, stop: number): Item[] {
  const items: Item[] = [];
  let row = 0;
  let at = start;
  while (at < stop) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 44) at++;
    else if (code === 124) {
      row++;
      at++;
    } else {
      const closing = CLOSING[text[at] ?? ''];
      const first = closing === undefined ? at : ++at;
      if (closing === undefined) {
        for (; at < stop; at++) {
          const next = text.charCodeAt(at);
          if (next <= 32 || next === 44 || next === 124) break;
        }
      } else while (at < stop && text[at] !== closing) at++;
      items.push({ start: first, stop: at, quoted: closing !== undefined, row });
      if (closing !== undefined) at++;
    }
  }
  return items;
}
