import type { BundleVerification } from '../../api/system/bundles.ts';
import { table } from './table.ts';

const OUTCOME = { passed: 'ok', failed: 'FAILED', notChecked: 'not checked here' } as const;

/** A verification, a line for each check, with the first thing that is wrong. */
export function renderVerification({ digest, valid, title, runId, outputDigest, checks }: BundleVerification): string {
  const rows = checks.map(({ name, outcome, count, of, problem, file, problems }) => [
    name,
    OUTCOME[outcome],
    outcome === 'notChecked' ? '' : `${count} ${of}`,
    [file, problem].filter((part) => part !== undefined).join(': ') +
      (problems > 1 ? ` (and ${problems - 1} more)` : ''),
  ]);
  return [
    ...(title === undefined ? [] : [title]),
    ...(runId === undefined ? [] : [`run ${runId}${outputDigest === undefined ? '' : `, output ${outputDigest}`}`]),
    `sha256:${digest}`,
    '',
    table(['check', 'outcome', 'looked at', ''], rows),
    '',
    valid ? 'The bundle holds together.' : 'The bundle does not hold together.',
  ].join('\n');
}
