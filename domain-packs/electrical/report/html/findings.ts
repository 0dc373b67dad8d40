import type { Evidence, Finding, Source } from '../../../../primitives/index.ts';
import { placeIn, sourceKey } from '../../../../primitives/index.ts';
import { inWords, plural } from '../format.ts';
import type { Study } from '../study/index.ts';
import type { Markup } from '../svg/element.ts';
import { el } from '../svg/element.ts';

/** How urgent a finding is, the most urgent first; open points stand between warnings and notes. */
export const SEVERITIES = ['error', 'warning', 'open', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

const MARKS: Readonly<Record<Severity, string>> = {
  error: '✖ Error',
  warning: '▲ Warning',
  open: '? Open',
  note: '● Note',
};
/** A group with more findings than this is cut, and says so. */
const LISTED = 60;

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

/** Everything that asks for attention, by severity and rule, with the place in the source that it comes from. */
export function findingsSection(study: Study): Markup[] {
  const { findings } = study;
  const groups = SEVERITIES.flatMap((severity) =>
    groupsOf(findings.filter((finding) => severityOf(finding) === severity)),
  );
  const assumed = findings.filter(({ kind, restsOnAssumed }) => kind === 'pass' && restsOnAssumed.length > 0).length;
  const onAssumed = assumed > 0 ? `, ${assumed} of them on values that nobody states (see assumptions)` : '';
  return [
    el('h2', { id: 'findings' }, 'Findings'),
    el('p', {}, `${plural(countsOf(findings).pass, 'check')} passed${onAssumed}.`),
    groups.length === 0 ? el('p', {}, 'Nothing asks for attention.') : findingsTable(groups, study),
  ];
}

/** Findings of one rule with one message belong together. */
function groupsOf(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.ruleId, finding.messageId]);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function findingsTable(groups: readonly Finding[][], study: Study): Markup {
  const caption = 'By severity and rule, with what to do and where in the source it comes from (file:line:column).';
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Findings' },
    el(
      'table',
      { class: 'findings' },
      el('caption', {}, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ['Where', 'What was found', 'Source'].map((head) => el('th', { scope: 'col' }, head)),
        ),
      ),
      groups.map((group) => groupBody(group, study)),
    ),
  );
}

function groupBody(group: readonly Finding[], { sources, nameOf }: Study): Markup {
  const [first] = group;
  const severity = first && severityOf(first);
  if (!first || !severity) return el('tbody');
  const isShared = group.every(({ remedy }) => remedy === first.remedy);
  const rule = inWords((first.ruleId.split('.').at(-2) ?? first.ruleId).replaceAll('-', ' '));
  const cut =
    group.length > LISTED ? `, the first ${LISTED} of ${group.length}` : group.length > 1 ? ` (${group.length})` : '';
  return el(
    'tbody',
    {},
    el(
      'tr',
      { class: 'group' },
      el(
        'th',
        { scope: 'rowgroup', colspan: 3 },
        el('span', { class: `level ${severity}` }, `${MARKS[severity]}: ${rule}${cut}`),
        remedyOf(first, isShared),
      ),
    ),
    group
      .slice(0, LISTED)
      .map((finding) =>
        el(
          'tr',
          {},
          el('td', {}, nameOf(finding.focusNode)),
          el('td', {}, finding.message, restsOn(finding, nameOf), remedyOf(finding, !isShared)),
          el('td', { class: 'place' }, placesOf(finding.evidence, sources)),
        ),
      ),
  );
}

const remedyOf = ({ remedy }: Finding, isHere: boolean): Markup | undefined =>
  isHere && remedy !== undefined ? el('span', { class: 'remedy' }, remedy) : undefined;

/** A judgement is no better than what it rests on: says so where nobody stated that. */
function restsOn({ kind, restsOnAssumed }: Finding, nameOf: (subject: string) => string): Markup | undefined {
  const [first, ...others] = restsOnAssumed;
  if (kind !== 'fail' || !first) return undefined;
  const more = others.length > 0 ? ` and ${plural(others.length, 'other value')}` : '';
  return el(
    'span',
    { class: 'remedy' },
    `Rests on the assumed ${inWords(first.path)} of ${nameOf(first.subject)}${more}.`,
  );
}

/** Each place in the words of its kind, e.g. `file:line:column`, one below the other. */
export function placesOf(evidence: readonly Evidence[], sources: readonly Source[]): (Markup | string)[] {
  const places = evidence.map(({ source, selector }) => {
    const uri = sources.find(({ digest }) => sourceKey(digest) === source)?.uri ?? source;
    return placeIn(uri.slice(uri.lastIndexOf('/') + 1), selector);
  });
  const unique = [...new Set(places)];
  return unique.length === 0 ? ['–'] : unique.flatMap((place, i) => (i === 0 ? [place] : [el('br'), place]));
}
