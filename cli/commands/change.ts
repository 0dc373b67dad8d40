import type { ValueChange } from '../../api/stale/change-request.ts';
import type { Options, Parsed } from '../command.ts';
import { text, texts } from '../command.ts';
import { UsageError } from '../usage-error.ts';

/** How commands are told what a run shall be looked at again for. */
export const CHANGE = {
  options: {
    set: { type: 'string', multiple: true },
    snapshot: { type: 'string' },
    graph: { type: 'string' },
    branch: { type: 'string' },
  },
  describes: {
    set: "A value as it would be, 'SUBJECT PATH=VALUE UNIT'; null for nothing",
    snapshot: 'The digest of a changed snapshot',
    graph: 'The graph of the branch',
    branch: 'The branch whose head is the changed graph',
  },
} as const satisfies { options: Options; describes: Record<string, string> };

/** The input of an operation on a run and a change of its graph. @throws UsageError */
export function changeOf(command: string, parsed: Parsed): Record<string, unknown> & { readonly runId: string } {
  const [runId, ...more] = parsed.positionals;
  if (runId === undefined || more.length > 0) throw new UsageError(`${command} takes a run.`, 'bver runs lists them.');
  const set = texts(parsed, 'set').map(supposition);
  const given = { snapshot: text(parsed, 'snapshot'), graph: text(parsed, 'graph'), branch: text(parsed, 'branch') };
  if (set.length === 0 && given.snapshot === undefined && given.branch === undefined) {
    throw new UsageError(
      `${command} takes a change.`,
      "Give --set 'SUBJECT PATH=VALUE', --snapshot, or --graph and --branch.",
    );
  }
  return { runId, ...given, ...(set.length > 0 ? { changes: set } : {}) };
}

/** `SUBJECT PATH=VALUE`, where the value is JSON, a number with its unit, or a text. @throws UsageError */
export function supposition(given: string): ValueChange {
  const [, subject, path, said] = /^\s*(\S+)\s+([^\s=]+)\s*=\s*(.*?)\s*$/.exec(given) ?? [];
  if (subject === undefined || path === undefined || said === undefined) {
    throw new UsageError(
      `--set ${given} is not of the form SUBJECT PATH=VALUE.`,
      "Write for example --set 'SUBJECT length=2 m'.",
    );
  }
  const [, number, unit] = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([^\s\d.].*)$/.exec(said) ?? [];
  if (number !== undefined && unit !== undefined) return { subject, path, value: Number(number), unit };
  return { subject, path, value: valueOf(said) };
}

function valueOf(said: string): ValueChange['value'] {
  try {
    return JSON.parse(said) as ValueChange['value'];
  } catch {
    return said;
  }
}
