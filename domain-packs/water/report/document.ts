import type { Finding, Selector } from '../../../primitives/index.ts';
import { placeText } from '../../../primitives/index.ts';
import { clockText, kilopascals } from '../validators/limits/texts.ts';
import { countsOf } from './study.ts';
import type { Study } from './study.ts';
import { fastestFirst, lowestFirst } from './summary-text.ts';

const escape = (text: string): string => text.replace(/[&<>"]/g, (each) => `&#${String(each.charCodeAt(0))};`);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<table><thead><tr>${head.map((each) => `<th scope="col">${escape(each)}</th>`).join('')}</tr></thead><tbody>${rows
    .map((row) => `<tr>${row.map((each) => `<td>${escape(each)}</td>`).join('')}</tr>`)
    .join('')}</tbody></table>`;

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b2733}' +
  'table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}th,td{text-align:left;padding:.25rem .75rem;' +
  'border-bottom:1px solid #d5dde5}td:not(:first-child){font-variant-numeric:tabular-nums}h2{margin-top:2rem}' +
  'small{color:#52616f}';

/** The study as one self-contained page. The same study gives the same bytes. */
export function reportDocument(study: Study, title: string, madeBy: string): string {
  const { error, warning, note, open, pass } = countsOf(study.findings);
  const told = study.findings.filter(({ kind, level }) => kind !== 'pass' && level !== 'note');
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escape(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escape(title)}</h1><p>${escape(study.name)}</p>`,
    `<p>${error} errors, ${warning} warnings, ${open} open, ${note} notes, ${pass} passed. `,
    `${study.times.length} times over ${clockText(study.times.at(-1) ?? 0)}; `,
    `the pumps take ${(study.energy / 3.6e6).toFixed(1)} kWh.</p>`,
    '<h2>Findings</h2>',
    told.length === 0
      ? '<p>Nothing to report.</p>'
      : table(['Level', 'Where', 'What', 'What to do', 'Line'], told.map(rowOf)),
    '<h2>Pressures where water is drawn</h2>',
    table(
      ['Junction', 'Lowest', 'at', 'Highest'],
      lowestFirst(study.nodes).map((node) => [
        node.name,
        kilopascals(node.lowest),
        clockText(node.lowestAt),
        kilopascals(node.highest),
      ]),
    ),
    '<h2>Tanks</h2>',
    table(
      ['Tank', 'Lowest head', 'Highest head'],
      study.nodes
        .filter(({ isTank }) => isTank)
        .map(({ name, lowestHead, highestHead }) => [name, metres(lowestHead), metres(highestHead)]),
    ),
    '<h2>Velocities in pipes</h2>',
    table(
      ['Pipe', 'Highest velocity', 'at', 'Highest flow'],
      fastestFirst(study.links).map((link) => [
        link.name,
        `${link.highestVelocity.toFixed(2)} m/s`,
        clockText(link.at),
        `${(link.highestFlow * 1e3).toFixed(2)} l/s`,
      ]),
    ),
    '<h2>Assumptions that findings rest on</h2>',
    study.assumed.length === 0
      ? '<p>None.</p>'
      : table(
          ['Property', 'Elements'],
          study.assumed.map(([path, count]) => [path, String(count)]),
        ),
    `<p><small>${escape(madeBy)}; read from ${escape(study.sources.join(', '))}.</small></p></body></html>`,
  ].join('\n');
}

/** The line of a text; other places in the words of their kind. */
const wordsOf = (selector: Selector): string =>
  selector.type === 'text' ? String(selector.line) : placeText(selector);

const metres = (value: number): string => `${value.toFixed(2)} m`;

const rowOf = ({ kind, level, focusNode, message, remedy, evidence }: Finding): string[] => {
  const [first] = evidence;
  return [kind === 'open' ? 'open' : level, focusNode, message, remedy ?? '', first ? wordsOf(first.selector) : ''];
};
