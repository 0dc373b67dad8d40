import type { Comparator, Condition, FindingFilter } from './condition.ts';
import { conditionText, filterText, SIGNS } from './condition-text.ts';
import type { GateOutcome } from './flow-host.ts';
import { valueAt } from './json-pointer.ts';
import type { Finding } from './model/finding.ts';

/** What a condition is asked of. */
export interface Known {
  /** Payloads by step. */
  readonly payloads: Readonly<Record<string, unknown>>;
  readonly findings: readonly { readonly step: string; readonly findings: readonly Finding[] }[];
}

/** Whether a condition holds, and what was found. A value that is not there compares to nothing: the condition does not hold. */
export function evaluateCondition(condition: Condition, known: Known): GateOutcome {
  if ('findings' in condition) {
    const count = counted(condition.findings, known);
    const holds = compare(condition.is, count, condition.value);
    return { holds, reason: `${count} ${filterText(condition.findings)} ${verdict(holds)} ${wanted(condition)}` };
  }
  if ('from' in condition) {
    const found = valueAt(known.payloads[condition.from], condition.at);
    const holds = compare(condition.is, found, condition.value);
    const place = `${condition.from}${condition.at}`;
    return {
      holds,
      reason: `${place} is ${found === undefined ? 'not there' : JSON.stringify(found)} ${verdict(holds)} ${wanted(condition)}`,
    };
  }
  if ('not' in condition) {
    const { holds, reason } = evaluateCondition(condition.not, known);
    return { holds: !holds, reason: `not: ${reason}` };
  }
  const parts = ('all' in condition ? condition.all : condition.any).map((part) => evaluateCondition(part, known));
  const holds = 'all' in condition ? parts.every((part) => part.holds) : parts.some((part) => part.holds);
  return { holds, reason: parts.map(({ reason }) => reason).join('; ') || conditionText(condition) };
}

const verdict = (holds: boolean): string => (holds ? '(as asked:' : '(not as asked:');
const wanted = ({ is, value }: { readonly is: Comparator; readonly value: unknown }): string =>
  `${SIGNS[is]} ${JSON.stringify(value)})`;

const counted = ({ kind, level, rule, step }: FindingFilter, { findings }: Known): number =>
  findings
    .filter((of) => step === undefined || of.step === step)
    .flatMap((of) => of.findings)
    .filter(
      (finding) =>
        (kind === undefined || finding.kind === kind) &&
        (level === undefined || finding.level === level) &&
        (rule === undefined || finding.ruleId === rule),
    ).length;

function compare(is: Comparator, found: unknown, value: number | boolean | string): boolean {
  if (typeof found !== typeof value) return false;
  if (is === 'equal') return found === value;
  if (is === 'unequal') return found !== value;
  if (typeof found !== 'number' || typeof value !== 'number') return false;
  return { less: found < value, atMost: found <= value, more: found > value, atLeast: found >= value }[is];
}
