import type { Evidence, Finding, Source } from '../../../../primitives/index.ts';
import { sourceKey } from '../../../../primitives/index.ts';
import type { Study } from '../study/index.ts';
import type { Markup } from '../svg/element.ts';
import { el } from '../svg/element.ts';
import { plural } from '../format.ts';
import { table } from './table.ts';

/** How urgent a finding is, the most urgent first; open points stand between warnings and notes. */
export const SEVERITIES = ['error', 'warning', 'open', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

const MARKS: Readonly<Record<Severity, string>> = {
  error: '✖ error',
  warning: '▲ warning',
  open: '? open',
  note: '● note',
};

export function severityOf({ kind, level }: Finding): Severity | undefined {
  if (kind === 'open') return 'open';
  return kind === 'fail' && level !== 'none' ? level : undefined;
}

/** How many findings there are of each severity, and how many passes. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Severity | 'pass', number>> {
  const counts = { error: 0, warning: 0, open: 0, note: 0, pass: 0 };
  for (const finding of findings) {
    const severity = finding.kind === 'pass' ? 'pass' : severityOf(finding);
    if (severity) counts[severity]++;
  }
  return counts;
}

/** Everything that asks for attention, by severity, with the place in the source that it comes from. */
export function findingsSection({ findings, sources, nameOf }: Study): Markup[] {
  const counts = countsOf(findings);
  const rows = SEVERITIES.flatMap((severity) =>
    findings
      .filter((finding) => severityOf(finding) === severity)
      .map((finding) => [
        el('span', { class: `level ${severity}` }, MARKS[severity]),
        nameOf(finding.focusNode),
        [finding.message, finding.remedy === undefined ? undefined : el('span', { class: 'remedy' }, finding.remedy)],
        placesOf(finding.evidence, sources),
      ]),
  );
  const passed = `${plural(counts.pass, 'check')} passed`;
  const assumed = findings.filter(({ kind, restsOnAssumed }) => kind === 'pass' && restsOnAssumed.length > 0).length;
  return [
    el('h2', { id: 'findings' }, 'Findings'),
    el(
      'p',
      {},
      `${passed}${assumed > 0 ? `, ${assumed} of them on values that nobody states (see assumptions)` : ''}.`,
    ),
    rows.length === 0
      ? el('p', {}, 'Nothing asks for attention.')
      : table(
          'By severity, with what to do and where in the source it comes from (file:line:column).',
          [
            { title: 'Severity' },
            { title: 'Where' },
            { title: 'What was found, and what to do' },
            { title: 'Source', style: 'place' },
          ],
          rows,
          500,
        ),
  ];
}

/** `file:line:column` for each place, one below the other. */
export function placesOf(evidence: readonly Evidence[], sources: readonly Source[]): (Markup | string)[] {
  const places = evidence.map(({ source, selector }) => {
    const uri = sources.find(({ digest }) => sourceKey(digest) === source)?.uri ?? source;
    return `${uri.slice(uri.lastIndexOf('/') + 1)}:${selector.line}:${selector.column}`;
  });
  const unique = [...new Set(places)];
  return unique.length === 0 ? ['–'] : unique.flatMap((place, i) => (i === 0 ? [place] : [el('br'), place]));
}
