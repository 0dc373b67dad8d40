import type { TraceAnswer, TracedAssertion } from '../../api/trace/trace-answer.ts';

export type { TraceAnswer };

/** A value with where it comes from, as a tree. */
export function renderTrace(answer: TraceAnswer): string {
  if (answer.assertion) return renderAssertion(answer.assertion, '').join('\n');
  const { generatedBy, read } = answer;
  const column = answer.path.split('.').at(-1) ?? '';
  const lines = answer.values.map(({ row, unit }) => {
    const keys = Object.entries(row).filter(([name]) => name !== column);
    return `${answer.subject} ${answer.path} = ${row[column] ?? ''} ${unit}  (${keys.map(([name, value]) => `${name} ${value}`).join(', ')})`;
  });
  if (generatedBy) {
    lines.push(`└─ computed by ${generatedBy.primitive} ${generatedBy.version}, step ${generatedBy.step} of run ${generatedBy.runId}`);
    lines.push(`   action ${generatedBy.actionDigest}`);
  }
  if (read) {
    lines.push(`   from ${read.values} values, ${read.assumed} of them assumed; those of it and of what is connected to it:`);
    for (const assertion of read.near) lines.push(...renderAssertion(assertion, '   '));
  }
  return lines.join('\n');
}

function renderAssertion({ subject, path, value, state, method, quotations, operands }: TracedAssertion, indent: string): string[] {
  const places = quotations.map(({ file, line, column, exact }) => `${file}:${line}:${column} “${exact}”`);
  const origin = places.length > 0 ? places.join(', ') : `by ${method}`;
  return [
    `${indent}${subject} ${path} = ${JSON.stringify(value)}  ${state}  ${origin}`,
    ...operands.flatMap((operand) => renderAssertion(operand, `${indent}  `)),
  ];
}
