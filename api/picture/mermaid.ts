import type { Part, Picture } from './parts.ts';

/** Quotation marks would end a label; Mermaid takes character entities. */
const label = (text: string): string =>
  `"${text.replaceAll('&', '#amp;').replaceAll('"', '#quot;').replaceAll('<', '#lt;')}"`;
/** Ids may have hyphens and be words of Mermaid (`end`); theirs may not. */
const node = (id: string): string => `s_${id.replaceAll('-', '_')}`;

const STATUS = { pending: '○', running: '▶', waiting: '⏸', done: '✓', reused: '↺', failed: '✕', skipped: '–' } as const;

function shape({ id, shape, title, what, state }: Part): string {
  const text = label(
    `${state ? `${STATUS[state.status]} ` : ''}${title}<br/>${what}`.replace('<br/>', '\n'),
  ).replaceAll('\n', '<br/>');
  if (shape === 'gate') return `${node(id)}{${text}}`;
  return shape === 'approval' ? `${node(id)}([${text}])` : `${node(id)}[${text}]`;
}

/** A composition as a Mermaid flow chart, for readers of Markdown. */
export function mermaid({ parts }: Picture): string {
  const top = parts.filter(({ inBranch }) => inBranch !== true);
  const lines = top.flatMap((part): string[] => {
    if (part.shape !== 'fanOut') return [`  ${shape(part)}`];
    const inner = branchOf(parts, part);
    return [
      `  subgraph ${node(part.id)}[${label(`${part.title} (${part.what})`)}]`,
      ...inner.map((one) => `    ${shape(one)}`),
      ...inner.slice(1).map((one, i) => `    ${node(inner[i]?.id ?? '')} --> ${node(one.id)}`),
      '  end',
    ];
  });
  const order = top.slice(1).map((part, i) => `  ${node(top[i]?.id ?? '')} --> ${node(part.id)}`);
  const reads = parts.flatMap((part) => part.readsFrom.map((from) => `  ${node(from)} -.-> ${node(part.id)}`));
  const skips = top.flatMap((part) => {
    const last = top.findLastIndex(({ id }) => part.skips.includes(id));
    const behind = top[last + 1];
    return last >= 0 && behind ? [`  ${node(part.id)} -. otherwise .-> ${node(behind.id)}`] : [];
  });
  return ['flowchart TD', ...lines, ...order, ...reads, ...skips, ''].join('\n');
}

export function branchOf(parts: readonly Part[], fanOut: Part): readonly Part[] {
  const behind = parts.slice(parts.indexOf(fanOut) + 1);
  const end = behind.findIndex(({ inBranch }) => inBranch !== true);
  return end < 0 ? behind : behind.slice(0, end);
}
