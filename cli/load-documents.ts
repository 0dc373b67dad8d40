import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Registry } from '../primitives/index.ts';
import { BverError } from '../primitives/index.ts';
import { sha256 } from '../runtime/sha256.ts';
import type { LocalDocument } from './client/client.ts';

/**
 * Reads a file and, as far as they are there, the files that it includes: an interpreter says which. Each is named by
 * its path from the folder of the main file. What is not there is left to the interpreter to report, with its place.
 *
 * @throws BverError `document.unreadable`, `document.too-large`
 */
export function loadDocuments(registry: Registry, file: string, limit: number): LocalDocument[] {
  const folder = path.dirname(path.resolve(file));
  const found = new Map<string, LocalDocument>();
  const load = (at: string): void => {
    if (found.has(at)) return;
    const bytes = readBytes(at, limit);
    const name = path.relative(folder, at).split(path.sep).join('/');
    found.set(at, { name, bytes });
    for (const included of includesOf(registry, name, bytes)) {
      const target = locate(path.dirname(at), included);
      if (target !== undefined) load(target);
    }
  };
  load(path.resolve(file));
  return [...found.values()];
}

function readBytes(file: string, limit: number): Uint8Array {
  const name = path.basename(file);
  try {
    const { size } = statSync(file);
    if (size > limit) throw new BverError('document.too-large', { name, size, limit });
    return readFileSync(file);
  } catch (error) {
    if (error instanceof BverError) throw error;
    const problem =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? `there is no file ${file}` : (error as Error).message;
    throw new BverError('document.unreadable', {
      name,
      problem,
      how: 'Check the path and the permissions of the file.',
    });
  }
}

function includesOf(registry: Registry, name: string, bytes: Uint8Array): readonly string[] {
  try {
    const interpreter = registry.interpreterFor({ name, mediaType: '' });
    return interpreter.includes({ uri: name, digest: sha256(bytes), mediaType: '', name, bytes });
  } catch (error) {
    // A file that nobody interprets includes nothing; the run itself says so where it matters.
    if (error instanceof BverError && error.code === 'document.no-interpreter') return [];
    throw error;
  }
}

/** A file by a reference that may differ in case and in the direction of its slashes. */
function locate(folder: string, reference: string): string | undefined {
  let at = path.isAbsolute(reference) ? path.parse(reference).root : folder;
  for (const part of reference
    .replaceAll('\\', '/')
    .split('/')
    .filter((p) => p !== '' && p !== '.')) {
    if (part === '..') at = path.dirname(at);
    else {
      const entry =
        entriesOf(at).find((name) => name === part) ??
        entriesOf(at).find((name) => name.toLowerCase() === part.toLowerCase());
      if (entry === undefined) return undefined;
      at = path.join(at, entry);
    }
  }
  return at;
}

function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
