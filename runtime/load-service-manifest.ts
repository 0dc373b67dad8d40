import { readFileSync } from 'node:fs';
import path from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { Document } from 'yaml';
import type { ServiceManifest } from './service-manifest.ts';
import { serviceManifest } from './service-manifest.ts';
import { startupError } from './startup-error.ts';
import { PROJECT_ROOT } from './state-directory.ts';

/**
 * Reads and checks a service's manifest.
 *
 * @throws StartupError `manifest.invalid`, with line, column and member of everything that is wrong
 */
export function loadServiceManifest(file = path.join(PROJECT_ROOT, 'service.yaml')): ServiceManifest {
  const lines = new LineCounter();
  const document = parseDocument(textOf(file), { lineCounter: lines });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${path.basename(file)}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    const problems = document.errors.map(({ pos, message }) => `${at(pos[0])} ${message.split('\n')[0] ?? ''}`);
    throw startupError('manifest.invalid', { file, problems: problems.join('; ') });
  }
  const parsed = serviceManifest.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path: member, message }) => {
    const place = at(offsetOf(document, member));
    return `${place} ${member.length === 0 ? '' : `${member.join('.')}: `}${message}`;
  });
  throw startupError('manifest.invalid', { file, problems: problems.join('; ') });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw startupError('manifest.invalid', { file, problems: (error as Error).message });
  }
}

/** Where a member stands; for one that is missing, where the thing that lacks it stands. */
function offsetOf(document: Document, member: readonly PropertyKey[]): number {
  for (let depth = member.length; depth >= 0; depth--) {
    const node = document.getIn(member.slice(0, depth), true) as { range?: readonly number[] } | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) return start;
  }
  return 0;
}
