import { inWords, plural, written } from '../format.ts';
import type { Study } from '../study/index.ts';
import type { Markup } from '../svg/element.ts';
import { el } from '../svg/element.ts';
import { table } from './table.ts';

const NAMED = 6;

/** What nobody stated and the study took from a table of defaults. */
export function assumptionsSection({ assumptions }: Study): Markup[] {
  return [
    el('h2', { id: 'assumptions' }, 'Assumptions'),
    el(
      'p',
      {},
      assumptions.length === 0
        ? 'Every value that the study rests on is stated in the sources or derived from what they state.'
        : 'The sources do not state these values. They were taken from a table of defaults; state the ones that matter.',
    ),
    ...(assumptions.length === 0
      ? []
      : [
          table(
            'One row for each value of each property.',
            [
              { title: 'Kind' },
              { title: 'Property' },
              { title: 'Assumed value' },
              { title: 'Elements' },
              { title: 'Taken from' },
            ],
            assumptions.map(({ type, path, value, spec, method, elements }) => [
              inWords(type),
              inWords(path),
              written(value, spec),
              `${plural(elements.length, 'element')}: ${elements.slice(0, NAMED).join(', ')}${elements.length > NAMED ? ' …' : ''}`,
              method,
            ]),
            400,
          ),
        ]),
  ];
}
