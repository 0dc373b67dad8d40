import type { TraceAnswer } from '../../api/trace/trace-answer.ts';
import type { AssertionTrace, ResultTrace, Uncertainty, Value } from '../../primitives/index.ts';
import { boundsOf, elementOf, spreadText, unit } from '../../primitives/index.ts';

/** A value with where it comes from, as a tree. */
export function renderTrace(answer: TraceAnswer): string {
  if (answer.kind === 'assertion') return renderAssertion(answer.trace, '').join('\n');
  const { trace, generation } = answer;
  return [
    ...valueLines(trace),
    `└─ computed by ${generation.primitive} ${generation.version}, step ${generation.step} of run ${generation.runId}`,
    `   action ${generation.actionDigest}`,
    `   from ${trace.readCount} values; those nearest to ${trace.name ?? trace.subject}:`,
    ...trace.used.flatMap((used, i) => [
      ...(elementOf(used.subject) === elementOf(trace.used[i - 1]?.subject ?? '') ? [] : [`   ${titleOf(used)}`]),
      ...renderAssertion(used, '     '),
    ]),
    ...(trace.omitted > 0 ? [`   … and ${trace.omitted} more; --find WORDS finds among them`] : []),
  ].join('\n');
}

const titleOf = ({ subject, name }: AssertionTrace): string =>
  name === undefined || name === subject ? elementOf(subject) : `${subject} (${name})`;

const valueLines = ({ subject, table, column, values, unit }: ResultTrace): string[] =>
  values.map(({ value, at }) => {
    const marks = Object.entries(at).map(([name, mark]) => `${name} ${mark}`);
    return `${subject} ${table}.${column} = ${value} ${unit}${marks.length > 0 ? `  (${marks.join(', ')})` : ''}`;
  });

function renderAssertion(
  { subject, path, value, text, uncertainty, state, method, quotations, wasDerivedFrom, cut }: AssertionTrace,
  indent: string,
): string[] {
  const places = quotations.map(({ place, exact }) => `${place} “${exact}”`);
  const origin = places.length > 0 ? places.join(', ') : method === undefined ? '' : `by ${method}`;
  return [
    `${indent}${subject} ${path} = ${text ?? `${JSON.stringify(value)}${spreadOf(value, uncertainty)}`}  ${state}  ${origin}${cut === undefined ? '' : ` (${cut})`}`,
    ...wasDerivedFrom.flatMap((operand) => renderAssertion(operand, `${indent}  `)),
  ];
}

/** ` ± 0.1` in the SI unit that the value is in. */
const spreadOf = (value: Value | undefined, uncertainty: Uncertainty | undefined): string =>
  typeof value === 'number' && uncertainty ? spreadText({ si: value, ...boundsOf(value, uncertainty) }, SI) : '';
const SI = unit('', '', 1);
