import type { ElementDifference } from '../../api/graph-words/element-differences.ts';

const COLOURS: Readonly<Record<string, string>> = { added: '\u001b[32m', removed: '\u001b[31m', changed: '\u001b[33m' };
const SIGNS: Readonly<Record<string, string>> = { added: '+', removed: '-', changed: '~', restated: '=' };
/** Of an element that comes or goes, more values than this are counted, not listed. */
const SHOWN = 12;

/** What differs, element by element, as a person reads it: names, and values in their units. */
export function renderDifferences(elements: readonly ElementDifference[], colour: boolean): string {
  return elements.map((element) => renderElement(element, colour)).join('\n');
}

function renderElement({ subject, name, type, change, values }: ElementDifference, colour: boolean): string {
  const called = name === subject ? subject : `${name}  ${subject}`;
  const width = Math.max(...values.map(({ property }) => property.length));
  const lines = values.slice(0, SHOWN).map((value) => {
    const said = [value.before, value.after].map((words) => (words ? told(words) : undefined));
    const text = said[0] === undefined ? said[1] : said[1] === undefined ? said[0] : `${said[0]} → ${said[1]}`;
    return paint(
      `    ${SIGNS[value.change] ?? ' '} ${value.property.padEnd(width)}  ${text ?? ''}`,
      value.change,
      colour,
    );
  });
  const more = values.length > SHOWN ? [`      … and ${values.length - SHOWN} more`] : [];
  return [paint(`${SIGNS[change] ?? ' '} ${called}  (${type})`, change, colour), ...lines, ...more].join('\n');
}

const told = ({ text, state }: { readonly text: string; readonly state: string }): string =>
  state === 'assumed' || state === 'derived' ? `${text} (${state})` : text;

const paint = (text: string, change: string, colour: boolean): string =>
  colour && COLOURS[change] !== undefined ? `${COLOURS[change]}${text}\u001b[0m` : text;

/** `2 changed, 1 added`; `nothing` where nothing differs. */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const parts = ['changed', 'added', 'removed'].flatMap((kind) => (counts[kind] ? [`${counts[kind]} ${kind}`] : []));
  return parts.length > 0 ? parts.join(', ') : 'nothing';
}
