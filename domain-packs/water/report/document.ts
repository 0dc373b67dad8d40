import { clockText, kilopascals } from '../validators/limits/texts.ts';
import { escaped, figures, table } from './markup.ts';
import type { Cell } from './markup.ts';
import { STYLE } from './style.ts';
import { countsOf } from './study.ts';
import type { Said, Study } from './study.ts';
import { fastestFirst, lowestFirst } from './summary-text.ts';

/** The study as one self-contained page. The same study gives the same bytes. */
export function reportDocument(study: Study, title: string, madeBy: string): string {
  const isSolved = study.times.length > 0;
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>`,
    `<h1>${escaped(title)}</h1><p class="about"><strong>${escaped(study.name)}</strong> ${escaped(study.about)}</p>`,
    keyFigures(study),
    ...(isSolved ? [] : ['<p>There is no answer: the findings say why.</p>']),
    findingsOf(study),
    ...(isSolved ? [pressuresOf(study), tanksOf(study), velocitiesOf(study)] : []),
    assumptionsOf(study),
    `</main><footer><p>${escaped(madeBy)}; read from ${escaped(study.sources.join(', '))}.</p></footer></body></html>`,
  ].join('\n');
}

function keyFigures({ findings, times, energy, nodes, links }: Study): string {
  const { error, warning, open, pass } = countsOf(findings.map(({ finding }) => finding));
  const [lowest] = lowestFirst(nodes);
  const [fastest] = fastestFirst(links);
  return figures([
    ['Findings', `${error} errors, ${warning} warnings, ${open} open`],
    ['Checks passed', String(pass)],
    ['Simulated', times.length === 0 ? 'nothing' : `${clockText(times.at(-1) ?? 0)}, ${times.length} times reported`],
    ...(lowest ? [['Lowest pressure', `${kilopascals(lowest.lowest)} at ${lowest.name}`] as const] : []),
    ...(fastest ? [['Highest velocity', `${fastest.highestVelocity.toFixed(2)} m/s in ${fastest.name}`] as const] : []),
    ['Energy of the pumps', `${(energy / 3.6e6).toFixed(1)} kWh`],
  ]);
}

function findingsOf({ findings }: Study): string {
  const told = findings.filter(
    ({ finding: { kind, level } }) => kind !== 'pass' && level !== 'note' && level !== 'none',
  );
  const notes = findings.filter(
    ({ finding: { kind, level } }) => kind !== 'pass' && kind !== 'open' && level === 'note',
  );
  const rows = (of: readonly Said[]): Cell[][] =>
    of.map(({ finding: { kind, level, message, remedy }, about, place }) => {
      const means = kind === 'open' ? 'open' : level;
      return [
        { text: means, means },
        { text: about, ...(place === '' ? {} : { remark: place }) },
        { text: message, ...(remedy ? { remark: remedy } : {}) },
      ];
    });
  const headings = [{ text: 'Level' }, { text: 'Where' }, { text: 'What, and what to do' }];
  return [
    '<h2>Findings</h2>',
    table(
      'Errors, warnings and open points, with their place in the source',
      headings,
      rows(told),
      'Nothing to report.',
    ),
    '<h2>Notes</h2>',
    table('What is worth knowing, and what was not read', headings, rows(notes), 'None.'),
  ].join('\n');
}

const pressuresOf = ({ nodes }: Study): string =>
  [
    '<h2>Pressures</h2>',
    table(
      'Junctions where water is drawn, the lowest pressure first',
      [{ text: 'Junction' }, ...['Lowest', 'at', 'Highest'].map((text) => ({ text, isNumber: true }))],
      lowestFirst(nodes).map(({ name, lowest, lowestAt, highest }) =>
        [name, kilopascals(lowest), clockText(lowestAt), kilopascals(highest)].map((text) => ({ text })),
      ),
      'No water is drawn.',
    ),
  ].join('\n');

const tanksOf = ({ nodes }: Study): string =>
  [
    '<h2>Tanks</h2>',
    table(
      'Heads of the tanks',
      [{ text: 'Tank' }, ...['Lowest head', 'Highest head'].map((text) => ({ text, isNumber: true }))],
      nodes
        .filter(({ isTank }) => isTank)
        .map(({ name, lowestHead, highestHead }) =>
          [name, `${lowestHead.toFixed(2)} m`, `${highestHead.toFixed(2)} m`].map((text) => ({ text })),
        ),
      'The network has no tank.',
    ),
  ].join('\n');

const velocitiesOf = ({ links }: Study): string =>
  [
    '<h2>Velocities</h2>',
    table(
      'Pipes, the fastest first',
      [{ text: 'Pipe' }, ...['Highest velocity', 'at', 'Highest flow'].map((text) => ({ text, isNumber: true }))],
      fastestFirst(links).map(({ name, highestVelocity, at, highestFlow }) =>
        [name, `${highestVelocity.toFixed(2)} m/s`, clockText(at), `${(highestFlow * 1e3).toFixed(2)} l/s`].map(
          (text) => ({
            text,
          }),
        ),
      ),
      'The network has no pipe.',
    ),
  ].join('\n');

const assumptionsOf = ({ assumed }: Study): string =>
  [
    '<h2>Assumptions</h2>',
    table(
      'Values that nobody stated and that findings rest on',
      [{ text: 'Property' }, { text: 'Elements', isNumber: true }],
      assumed.map(([path, count]) => [{ text: path }, { text: String(count) }]),
      'No finding rests on an assumption.',
    ),
  ].join('\n');
