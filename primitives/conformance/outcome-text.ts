import { canonicalJson } from '../model/canonical-json.ts';
import { encodeResultSet } from '../model/result-set.ts';
import type { PrimitiveResult } from '../primitive.ts';
import type { Workbench } from './law.ts';

/**
 * Everything that came out of a call, as one canonical text: two calls answered the same exactly when their texts are equal.
 *
 * @throws BverError `model.not-canonical` for a number that cannot be written down
 */
export function outcomeText(result: PrimitiveResult, { sha256 }: Pick<Workbench, 'sha256'>): string {
  const { resultSet, artifacts, ...rest } = result;
  return canonicalJson({
    ...rest,
    artifacts: artifacts.map(({ name, mediaType, bytes }) => ({ name, mediaType, digest: sha256(bytes) })),
    ...(resultSet ? { resultSet: sha256(encodeResultSet(resultSet)) } : {}),
  });
}

/** The first place at which two texts differ, with a little around it: what an author looks for. */
export function firstDifference(a: string, b: string): string {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 60), at + 40);
  return `…${around(a)}… became …${around(b)}…`;
}
