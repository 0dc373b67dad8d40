import { fixed, percent } from '../format.ts';
import type { BranchState } from '../study/network.ts';
import type { Study } from '../study/index.ts';
import type { Markup } from '../svg/element.ts';
import { el } from '../svg/element.ts';
import { table } from './table.ts';

/** Lines and transformers by loading. */
export function loadingSection({ network }: Study): Markup[] {
  const seen = new Set<string>();
  const branches = network.branches
    .filter(({ id, isOpen, current }) => !isOpen && current !== undefined && !seen.has(id) && seen.add(id))
    .sort((a, b) => (b.loading?.loading ?? -1) - (a.loading?.loading ?? -1) || (a.id < b.id ? -1 : 1));
  return [
    el('h2', { id: 'loading' }, 'Loading'),
    table(
      'Highest current of a conductor against what it may carry continuously; the most loaded first.',
      [
        { title: 'Element' },
        { title: 'Current, A', numeric: true },
        { title: 'Rated, A', numeric: true },
        { title: 'Loading', numeric: true },
        { title: 'Rating from' },
        { title: 'Power, kW', numeric: true },
      ],
      branches.map((branch) => [
        branch.name,
        fixed(branch.loading?.current ?? branch.current ?? 0, 1),
        branch.loading ? fixed(branch.loading.rated, 1) : '–',
        loadingOf(branch),
        branch.loading?.source ?? 'not stated',
        branch.power === undefined ? '–' : fixed(branch.power / 1e3, 1),
      ]),
    ),
  ];
}

const loadingOf = ({ loading }: BranchState): Markup | string =>
  loading === undefined
    ? '–'
    : loading.loading > 1
      ? el('span', { class: 'level error' }, percent(loading.loading))
      : percent(loading.loading);

/** Losses by kind, and the elements that cause most of them. */
export function lossesSection({ losses, elementLosses }: Study): Markup[] {
  const total = losses['total'] ?? 0;
  const kinds = [
    ['Lines', losses['lines']],
    ['Transformers', losses['transformers']],
    ['Other equipment', losses['others']],
    ['In all', total],
  ] as const;
  const share = (part: number): number => (total > 0 ? part / total : 0);
  const largest = [...elementLosses].sort((a, b) => b.activePower - a.activePower || (a.name < b.name ? -1 : 1));
  return [
    el('h2', { id: 'losses' }, 'Losses'),
    el(
      'p',
      {},
      `The loads take ${fixed((losses['load'] ?? 0) / 1e3, 1)} kW; ${fixed(total / 1e3, 1)} kW are lost, ${percent(losses['share'] ?? 0, 2)} of that.`,
    ),
    table(
      'By kind of equipment.',
      [{ title: 'Kind' }, { title: 'Losses, kW', numeric: true }, { title: 'Share of losses', numeric: true }],
      kinds.map(([kind, power = 0]) => [kind, fixed(power / 1e3, 2), percent(share(power))]),
    ),
    table(
      'The elements that lose most.',
      [
        { title: 'Element' },
        { title: 'Losses, kW', numeric: true },
        { title: 'Reactive, kvar', numeric: true },
        { title: 'Share of losses' },
      ],
      largest
        .slice(0, 15)
        .map(({ name, activePower, reactivePower }) => [
          name,
          fixed(activePower / 1e3, 2),
          fixed(reactivePower / 1e3, 2),
          [
            el('span', { class: 'bar', style: `width:${Math.max(0, Math.round(share(activePower) * 160))}px` }),
            percent(share(activePower)),
          ],
        ]),
    ),
  ];
}

/** Where the regulators came to rest. */
export function tapsSection({ taps }: Study): Markup[] {
  if (taps.length === 0) return [];
  return [
    el('h2', { id: 'taps' }, 'Regulator taps'),
    table(
      'Steps from the middle position, and the ratio of turns they make.',
      [
        { title: 'Transformer' },
        { title: 'Winding', numeric: true },
        { title: 'Tap', numeric: true },
        { title: 'Ratio, pu', numeric: true },
      ],
      taps.map(({ name, winding, tapNumber, ratio }) => [
        name,
        winding,
        tapNumber > 0 ? `+${tapNumber}` : fixed(tapNumber, 0),
        fixed(ratio, 5),
      ]),
    ),
  ];
}
