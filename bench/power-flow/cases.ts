import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Document } from '../../primitives/index.ts';
import { sha256 } from '../../runtime/sha256.ts';
import { syntheticFeeder } from '../synthetic-feeder.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Case {
  readonly name: string;
  /** Path of the main script. */
  readonly script: string;
  /** The main script first. */
  readonly documents: readonly Document[];
  /** Solutions in a row that one time is the mean of. */
  readonly repetitions: number;
}

const FOLDERS = [
  { name: 'IEEE 13 (examples)', folder: 'examples/ieee13', main: 'ieee13.dss' },
  { name: 'IEEE 13 (corpus)', folder: '../shared/corpus/dss/ieee13', main: 'IEEE13Nodeckt.dss' },
  { name: 'IEEE 34 (corpus)', folder: '../shared/corpus/dss/ieee34', main: 'ieee34Mod1.dss' },
];

/** The cases that are there: the corpus may not be. */
export const cases = (): Case[] => [
  ...FOLDERS.filter(({ folder }) => existsSync(path.join(ROOT, folder))).map(inFolder),
  synthetic(),
];

function inFolder({ name, folder, main }: (typeof FOLDERS)[number]): Case {
  const directory = path.join(ROOT, folder);
  const others = readdirSync(directory).filter((file) => file !== main && /\.(dss|csv)$/i.test(file));
  const documents = [main, ...others].map((file) => documentOf(directory, file));
  return { name, script: path.join(directory, main), documents, repetitions: 200 };
}

/** Written to a file for the peer, which reads nothing else. */
function synthetic(): Case {
  const { name, script } = syntheticFeeder();
  const directory = path.join(ROOT, 'bench/out');
  mkdirSync(directory, { recursive: true });
  writeFileSync(path.join(directory, name), script);
  const documents = [documentOf(directory, name)];
  return { name: 'synthetic feeder', script: path.join(directory, name), documents, repetitions: 5 };
}

function documentOf(directory: string, name: string): Document {
  const bytes = new Uint8Array(readFileSync(path.join(directory, name)));
  return { name, uri: name, bytes, digest: sha256(bytes), mediaType: 'text/x-opendss' };
}
