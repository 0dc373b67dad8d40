/** Text that becomes part of a document, whatever characters it has. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${String(each.charCodeAt(0))};`);

/** A column of a table: how it is headed, and whether its cells are numbers. */
export interface Heading {
  readonly text: string;
  readonly isNumber?: boolean;
}

/** A cell: its text, a class that says what it means, and a remark below it. */
export interface Cell {
  readonly text: string;
  readonly means?: string;
  readonly remark?: string;
}

/** A table that says what it shows; in place of an empty one, a sentence. */
export function table(
  caption: string,
  headings: readonly Heading[],
  rows: readonly (readonly Cell[])[],
  none: string,
): string {
  if (rows.length === 0) return `<p>${escaped(none)}</p>`;
  const head = headings.map(({ text, isNumber }) => `<th scope="col"${classOf(isNumber)}>${escaped(text)}</th>`);
  const body = rows.map((cells) => `<tr>${cells.map((cell, i) => cellOf(cell, headings[i])).join('')}</tr>`);
  return [
    `<div class="wide"><table><caption>${escaped(caption)}</caption>`,
    `<thead><tr>${head.join('')}</tr></thead><tbody>`,
    ...body,
    '</tbody></table></div>',
  ].join('\n');
}

const classOf = (isNumber: boolean | undefined): string => (isNumber === true ? ' class="number"' : '');

function cellOf({ text, means, remark }: Cell, heading: Heading | undefined): string {
  const kind = means === undefined ? classOf(heading?.isNumber) : ` class="${escaped(means)}"`;
  return `<td${kind}>${escaped(text)}${remark === undefined ? '' : `<small>${escaped(remark)}</small>`}</td>`;
}

/** Figures with what they are. */
export const figures = (of: readonly (readonly [what: string, value: string])[]): string =>
  `<dl>${of.map(([what, value]) => `<div><dt>${escaped(what)}</dt><dd>${escaped(value)}</dd></div>`).join('')}</dl>`;
