import { phaseName } from '../../topology/index.ts';
import { fixed, percent, plural, significant } from '../format.ts';
import { voltageExtremes } from '../study/extremes.ts';
import type { Study } from '../study/index.ts';
import type { Markup } from '../svg/element.ts';
import { el } from '../svg/element.ts';
import { countsOf } from './findings.ts';

/** The answer in one sentence. */
export function verdict(study: Study): Markup {
  const { error, warning, open } = countsOf(study.findings);
  if (!study.converged) {
    return el(
      'p',
      { class: 'verdict error' },
      'The power flow has no answer, or not the whole one: the numbers below must not be used.',
    );
  }
  const [style, words] =
    error > 0
      ? ['error', `${plural(error, 'error')} to correct`]
      : warning > 0
        ? ['warning', 'No errors']
        : ['good', 'Nothing to correct'];
  const rest = [
    warning > 0 ? plural(warning, 'warning') : undefined,
    open > 0 ? plural(open, 'open point') : undefined,
  ];
  return el(
    'p',
    { class: `verdict ${style}` },
    `${[words, ...rest.filter((each) => each !== undefined)].join(', ')}. The power flow converged.`,
  );
}

/** The numbers that are asked for first. */
export function keyFigures(study: Study): Markup {
  const { lowest, highest, loading } = voltageExtremes(study.network);
  const { total, share = 0 } = study.losses;
  const { unbalanceFactor: unbalance } = study.quality;
  const place = (found: typeof lowest): [string, string] =>
    found
      ? [`${fixed(found.perUnit, 4)} pu`, `bus ${found.bus}, phase ${phaseName(found.phase)}`]
      : ['–', 'not computed'];
  const mismatch = study.mismatch === undefined ? 'not computed' : `current mismatch ${significant(study.mismatch, 2)}`;
  return el(
    'dl',
    { class: 'figures' },
    figure('Lowest voltage', ...place(lowest)),
    figure('Highest voltage', ...place(highest)),
    loading
      ? figure('Highest loading', percent(loading.loading), loading.name)
      : figure('Highest loading', '–', study.converged ? 'no rating stated' : 'not computed'),
    total === undefined
      ? figure('Losses', '–', 'not computed')
      : figure('Losses', `${fixed(total / 1e3, 1)} kW`, `${percent(share, 2)} of the load`),
    unbalance === undefined
      ? figure('Unbalance', '–', 'not computed')
      : figure('Unbalance', percent(unbalance, 2), 'highest, IEC 61000-2-2'),
    figure('Power flow', study.converged ? 'converged' : 'no answer', mismatch),
  );
}

const figure = (term: string, value: string, note: string): Markup =>
  el('div', {}, el('dt', {}, term), el('dd', {}, value, el('small', {}, note)));
