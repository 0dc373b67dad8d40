import type { LocatedFinding } from '../../api/run-findings.ts';

/** What SARIF calls a level, and what is said of it: a finding of no level is a question that is open. */
const SAID = { error: 'error', warning: 'warning', note: 'note', none: 'open' } as const;
const ORDER = ['error', 'warning', 'note', 'none'] as const;
const COLOUR: Readonly<Record<string, string>> = { error: '\u001b[31m', warning: '\u001b[33m', note: '\u001b[36m' };
/** More of one rule and message than this are counted, not listed. */
const SHOWN_OF_EACH = 8;

/** Failures and open points by severity, each with the place in the source that it comes from. */
export function renderFindings(findings: readonly LocatedFinding[], colour: boolean): string {
  const told = findings.filter(({ kind }) => kind === 'fail' || kind === 'open');
  const lines: string[] = [];
  for (const level of ORDER) {
    const ofLevel = told.filter((finding) => finding.level === level);
    if (ofLevel.length === 0) continue;
    lines.push(paint(level, `${SAID[level]} (${ofLevel.length})`, colour));
    for (const same of alike(ofLevel)) {
      for (const finding of same.slice(0, SHOWN_OF_EACH)) lines.push(...renderFinding(finding));
      if (same.length > SHOWN_OF_EACH)
        lines.push(`  … and ${same.length - SHOWN_OF_EACH} more of ${same[0]?.ruleId} (${same[0]?.messageId})`);
    }
  }
  const passed = findings.filter(({ kind }) => kind === 'pass').length;
  lines.push(
    `${told.length === 0 ? 'No failures and nothing open; ' : ''}${passed} ${passed === 1 ? 'check' : 'checks'} passed.`,
  );
  return lines.join('\n');
}

function alike(findings: readonly LocatedFinding[]): LocatedFinding[][] {
  const groups = new Map<string, LocatedFinding[]>();
  for (const finding of findings) {
    const key = `${finding.ruleId} ${finding.messageId}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

function renderFinding({ focusNode, message, remedy, ruleId, locations }: LocatedFinding): string[] {
  const place = locations[0]?.place ?? '';
  return [
    `  ${place ? `${place}  ` : ''}${focusNode ? `${focusNode}: ` : ''}${message}`,
    ...(remedy === undefined ? [] : [`      → ${remedy}`]),
    `      ${ruleId}`,
  ];
}

const paint = (level: string, text: string, colour: boolean): string =>
  colour ? `${COLOUR[level] ?? ''}${text}\u001b[0m` : text;
