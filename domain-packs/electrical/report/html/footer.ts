import type { Study } from '../study/index.ts';
import type { Markup } from '../svg/element.ts';
import { el } from '../svg/element.ts';

/** What the report was made from and by: whoever has the same gets the same report, byte for byte. */
export function footer({ sources, snapshot, resultSet, findings }: Study, by: string): Markup {
  const rules = [...new Set(findings.map(({ ruleId, ruleVersion }) => `${ruleId}@${ruleVersion}`))].sort();
  const digest = (value: string): Markup => el('dd', { class: 'digest' }, value);
  return el(
    'footer',
    {},
    el('h2', {}, 'What this report rests on'),
    el(
      'p',
      {},
      'Digests are SHA-256. The same sources, judged by the same versions, give this report again, byte for byte.',
    ),
    el(
      'dl',
      {},
      sources.map(({ uri, digest: of }) => [el('dt', {}, uri.slice(uri.lastIndexOf('/') + 1)), digest(of)]),
      el('dt', {}, 'Graph snapshot'),
      digest(snapshot),
      resultSet === undefined ? undefined : [el('dt', {}, 'Power flow result'), digest(resultSet)],
      el('dt', {}, 'Judged by'),
      el('dd', { class: 'digest' }, rules.length === 0 ? 'no rules' : rules.join(', ')),
      el('dt', {}, 'Written by'),
      el('dd', { class: 'digest' }, by),
    ),
  );
}
