import type { Child, Markup } from '../svg/element.ts';
import { el } from '../svg/element.ts';

export interface ColumnHead {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly numeric?: boolean;
  /** Class of the cells. */
  readonly style?: string;
}

/** A table with a caption; longer ones are cut, and say so. */
export function table(
  caption: string,
  heads: readonly ColumnHead[],
  rows: readonly (readonly Child[])[],
  limit = 250,
): Markup {
  const classOf = ({ numeric, style }: ColumnHead): string | undefined =>
    [numeric ? 'n' : undefined, style].filter((name) => name !== undefined).join(' ') || undefined;
  const cut = rows.length > limit ? ` The first ${limit} of ${rows.length}.` : '';
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    el(
      'table',
      {},
      el('caption', {}, caption, cut),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          heads.map((head) => el('th', { scope: 'col', class: classOf(head) }, head.title)),
        ),
      ),
      el(
        'tbody',
        {},
        rows.slice(0, limit).map((row) =>
          el(
            'tr',
            {},
            row.map((cell, i) => el('td', { class: classOf(heads[i] ?? { title: '' }) }, cell)),
          ),
        ),
      ),
    ),
  );
}
