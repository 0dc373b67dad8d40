import type { Comparator, Condition, FindingFilter } from './condition.ts';

export const SIGNS: Readonly<Record<Comparator, string>> = {
  equal: '=',
  unequal: '≠',
  less: '<',
  atMost: '≤',
  more: '>',
  atLeast: '≥',
};

/** `fail findings (error) of example.sag.validate` */
export const filterText = ({ kind, level, rule, step }: FindingFilter): string =>
  [
    ...(kind === undefined ? [] : [kind]),
    'findings',
    ...(level === undefined ? [] : [`(${level})`]),
    ...(rule === undefined ? [] : [`of ${rule}`]),
    ...(step === undefined ? [] : [`in ${step}`]),
  ].join(' ');

/** A condition in a line, for people. */
export function conditionText(condition: Condition): string {
  if ('findings' in condition)
    return `${filterText(condition.findings)} ${SIGNS[condition.is]} ${String(condition.value)}`;
  if ('from' in condition)
    return `${condition.from}${condition.at} ${SIGNS[condition.is]} ${JSON.stringify(condition.value)}`;
  if ('not' in condition) return `not (${conditionText(condition.not)})`;
  const [parts, word] = 'all' in condition ? [condition.all, ' and '] : [condition.any, ' or '];
  const text = (part: Condition): string =>
    'all' in part || 'any' in part ? `(${conditionText(part)})` : conditionText(part);
  return parts.length === 0 ? ('all' in condition ? 'always' : 'never') : parts.map(text).join(word);
}
