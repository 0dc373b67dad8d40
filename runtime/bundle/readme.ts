import type { Bundle } from './bundle.ts';

/** A pipe would end the cell (GitHub Flavored Markdown, 4.10), a line break the row. */
const cell = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('|', '\\|');

/** What a bundle holds, for whoever opens it without BVER. */
export function readmeOf({ run, steps, calls, documents, snapshots, contents, history }: Bundle): string {
  const callOf = new Map(calls.map((call) => [call.actionDigest, call]));
  const rows = steps.map(({ step, actionDigest }) => {
    const call = callOf.get(actionDigest);
    const made = call ? `\`${call.primitive}\` ${call.version}` : '';
    return `| ${[step, made, call?.envelope.summary ?? '', call?.envelope.outputDigest.slice(0, 12) ?? ''].map(cell).join(' | ')} |`;
  });
  return [
    `# ${cell(`${run.title}: ${run.subject}`)}`,
    '',
    `Run \`${run.runId}\` of \`${run.operation}\` ${run.version}, ${run.status}, by ${cell(run.caller.subject)}.`,
    `Created ${run.createdAt}${run.finishedAt === undefined ? '' : `, ended ${run.finishedAt}`}.`,
    ...(run.outputDigest === undefined ? [] : [`Output digest \`${run.outputDigest}\`.`]),
    '',
    '| step | computed by | what came of it | output |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '## What is in this bag',
    '',
    'A bag after RFC 8493: `manifest-sha256.txt` has the SHA-256 of every file below `data/`.',
    '',
    '| file | holds |',
    '| --- | --- |',
    '| `data/run.json` | the run: parameters, plan, steps, times, digests |',
    `| \`data/calls.json\` | ${calls.length} calls: what was asked and what came of it |`,
    `| \`data/documents.json\` | the names of ${documents.length} documents |`,
    `| \`data/snapshots.json\` | ${snapshots.length} snapshots of the graph |`,
    `| \`data/contents/\` | ${contents.size} contents, each under the SHA-256 of its bytes |`,
    '| `data/provenance.json` | what was used and generated, by whom and when: PROV-JSON (W3C) |',
    '| `data/beyond.json` | what is named and lies beyond this bag |',
    ...(history ? ['| `data/history.json` | the history of the Temporal workflow |'] : []),
    '',
    '## How to check it',
    '',
    '`bver bundle verify FILE` checks every digest, without a server; `bver bundle import FILE` takes it into another BVER,',
    'where `bver trace` and `bver reproduce` work on it. The bag alone: `sha256sum -c manifest-sha256.txt`.',
    '',
  ].join('\n');
}
