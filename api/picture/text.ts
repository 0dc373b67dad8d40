import type { Picture } from './parts.ts';

const MARK = { call: '•', fanOut: '⑃', gate: '◇', approval: '☐' } as const;

/** A composition as lines of text, for a terminal. */
export const pictureText = ({ parts, answer }: Picture): string =>
  parts
    .flatMap(({ id, shape, title, what, takes, ends, inBranch, state }) => {
      const indent = inBranch === true ? '    ' : '  ';
      const note = id === answer ? '  (answers)' : '';
      return [
        `${indent}${MARK[shape]} ${id}  ${title}${note}${state ? `  [${state.status}]` : ''}`,
        ...[what, ...takes, ...(ends === undefined ? [] : [ends])].map((line) => `${indent}    ${line}`),
      ];
    })
    .join('\n');
