import { countsOf } from './study.ts';
import type { LinkRecord, NodeRecord, Study } from './study.ts';
import { clockText, kilopascals } from '../validators/limits/texts.ts';

const SHOWN = 5;

/** The study for a terminal: key figures, then where pressure is lowest and velocity highest. */
export function summaryText(study: Study): string {
  const { name, times, energy, findings } = study;
  const { error, warning, open } = countsOf(findings.map(({ finding }) => finding));
  const served = lowestFirst(study.nodes);
  const fast = fastestFirst(study.links);
  const last = times.at(-1) ?? 0;
  return [
    name,
    '',
    times.length === 0 ? 'No answer: the findings say why.' : `${times.length} times over ${clockText(last)}`,
    `Energy of the pumps  ${(energy / 3.6e6).toFixed(1)} kWh`,
    `Findings             ${error} errors, ${warning} warnings, ${open} open`,
    '',
    'Lowest pressures',
    ...served.slice(0, SHOWN).map((node) => row(node.name, kilopascals(node.lowest), node.lowestAt)),
    '',
    'Highest velocities',
    ...fast.slice(0, SHOWN).map((link) => row(link.name, `${link.highestVelocity.toFixed(2)} m/s`, link.at)),
    '',
  ].join('\n');
}

const row = (name: string, value: string, at: number): string =>
  `  ${name.padEnd(16)} ${value.padStart(12)}  at ${clockText(at)}`;

/** Junctions where water is drawn, the lowest pressure first. */
export const lowestFirst = (nodes: readonly NodeRecord[]): NodeRecord[] =>
  nodes
    .filter(({ drawn, isTank }) => drawn && !isTank)
    .sort((a, b) => a.lowest - b.lowest || (a.name < b.name ? -1 : 1));

export const fastestFirst = (links: readonly LinkRecord[]): LinkRecord[] =>
  links
    .filter(({ kind }) => kind === 'Pipe')
    .sort((a, b) => b.highestVelocity - a.highestVelocity || (a.name < b.name ? -1 : 1));
