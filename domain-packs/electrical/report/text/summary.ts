import { fixed, percent } from '../format.ts';
import { voltageExtremes } from '../study/extremes.ts';
import type { Study } from '../study/index.ts';
import { phaseLetter, profileRows } from './profile-rows.ts';

const WIDTH = 80;
const rule = (title: string): string => `${title} ${'─'.repeat(Math.max(2, WIDTH - title.length - 1))}`;
const row = (label: string, value: string): string => `  ${label.padEnd(18)} ${value}`;

/** The study for a terminal of 80 columns: outcome, key figures, voltage profile, taps. */
export function summaryText(study: Study): string {
  const { name, network, losses, quality, taps, converged, mismatch } = study;
  const { lowest, highest, loading } = voltageExtremes(network);
  const at = ({ bus, phase, perUnit }: NonNullable<typeof lowest>): string =>
    `${fixed(perUnit, 4)} pu   bus ${bus}, phase ${phaseLetter(phase)}`;
  const buses = network.buses.length;
  return [
    rule(`${name}: ${buses} buses, ${network.branches.length} branches`),
    row(
      'Power flow',
      converged ? `converged, current mismatch ${(mismatch ?? 0).toExponential(1)}` : 'no answer: see the findings',
    ),
    row('Losses', `${fixed((losses['total'] ?? 0) / 1e3, 1)} kW, ${percent(losses['share'] ?? 0, 2)} of the load`),
    ...(lowest ? [row('Lowest voltage', at(lowest))] : []),
    ...(highest ? [row('Highest voltage', at(highest))] : []),
    ...(loading ? [row('Highest loading', `${percent(loading.loading)}   ${loading.name}`)] : []),
    row('Unbalance', `${percent(quality['unbalanceFactor'] ?? 0, 2)} at worst`),
    ...taps.map((tap) => row('Tap', `${tap.name} at ${tap.tapNumber} (${fixed(tap.ratio, 5)})`)),
    '',
    rule('Voltage profile, per unit, by distance from the source'),
    ...profileRows(network.buses),
    '',
  ].join('\n');
}
