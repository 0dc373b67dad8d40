import { crc32, inflateRawSync } from 'node:zlib';
import { deflateSync } from 'fflate';
import { sha256 } from '../sha256.ts';
import type { BundleLimits } from './layout.ts';

// A strict form of ZIP (APPNOTE.TXT 6.3.10): entries in order of name, one after the other, nothing between, before or behind
// them, no extra fields, no dates; and in the archive's comment the SHA-256 of everything before it. Every other reader of ZIP
// reads it. Ours reads nothing else: whatever a general reader overlooks is refused.

/** What is in an archive, by path, in order. */
export type ArchiveFiles = ReadonlyMap<string, Uint8Array>;

/** The first thing that is wrong with an archive, with the entry that it is about where it is about one. */
export class ArchiveProblem extends Error {
  readonly file: string;
  constructor(file: string, problem: string) {
    super(problem);
    this.file = file;
  }
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
const STORED = 0;
const DEFLATED = 8;
const VERSION = 20;
/** 1 January 1980, the first day that the format knows: bytes do not depend on when they are written. */
const DATE = 0x21;
const SEAL = /^sha256:[0-9a-f]{64}$/;
const SEAL_LENGTH = 71;

const PATH = /^[A-Za-z0-9][A-Za-z0-9._@-]*(\/[A-Za-z0-9][A-Za-z0-9._@-]*)*$/;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
}

/** Packs files; the same files give the same bytes, on every machine and every day. */
export async function writeArchive(files: ArchiveFiles): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // zlib's output differs between versions of Node.js, this one's does not; it takes its time on this thread.
    const deflated = deflateSync(bytes, { level: 6 });
    await new Promise((resolve) => setImmediate(resolve));
    const [method, packed] = deflated.length < bytes.length ? [DEFLATED, deflated] : [STORED, bytes];
    const entry = { name, method, crc: crc32(bytes), compressed: packed.length, size: bytes.length };
    const local = localHeader(entry);
    parts.push(local, packed);
    directory.push(centralHeader(entry, offset));
    offset += local.length + packed.length;
  }
  const directoryLength = directory.reduce((sum, { length }) => sum + length, 0);
  const body = concat([...parts, ...directory, endRecord(directory.length, directoryLength, offset)]);
  return concat([body, new TextEncoder().encode(`sha256:${sha256(body)}`)]);
}

/**
 * Unpacks an archive that {@link writeArchive} packed.
 *
 * @throws ArchiveProblem at the first thing that is wrong
 */
export function readArchive(bytes: Uint8Array, limits: BundleLimits): ArchiveFiles {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - SEAL_LENGTH - END_LENGTH;
  if (end < 0 || view.getUint32(end, true) !== END || view.getUint16(end + 20, true) !== SEAL_LENGTH) {
    throw new ArchiveProblem('', 'this is no sealed archive: it is cut off, or was packed by another program');
  }
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  if (!isEqual(bytes.subarray(end, end + END_LENGTH), endRecord(count, end - start, start))) {
    throw new ArchiveProblem('', 'its last record says what such an archive does not say');
  }
  if (count > limits.files) throw new ArchiveProblem('', `it has ${count} files; the limit is ${limits.files}`);
  const entries = readDirectory(bytes, view, start, end, count);
  const total = entries.reduce((sum, { size }) => sum + size, 0);
  if (total > limits.bytes) throw new ArchiveProblem('', `it unpacks to ${total} bytes; the limit is ${limits.bytes}`);
  const files = new Map<string, Uint8Array>();
  let at = 0;
  for (const entry of entries) {
    const header = localHeader(entry);
    const from = at + header.length;
    if (from + entry.compressed > start || !isEqual(bytes.subarray(at, from), header)) {
      throw new ArchiveProblem(entry.name, 'its header is not what the directory says');
    }
    files.set(entry.name, unpack(entry, bytes.subarray(from, from + entry.compressed)));
    at = from + entry.compressed;
  }
  if (at !== start) throw new ArchiveProblem('', 'there are bytes that belong to no file');
  const body = bytes.subarray(0, bytes.length - SEAL_LENGTH);
  const seal = new TextDecoder('latin1').decode(bytes.subarray(bytes.length - SEAL_LENGTH));
  if (!SEAL.test(seal) || seal !== `sha256:${sha256(body)}`) {
    throw new ArchiveProblem('', 'its seal is not the SHA-256 of what stands before it');
  }
  return files;
}

function readDirectory(bytes: Uint8Array, view: DataView, start: number, end: number, count: number): Entry[] {
  const entries: Entry[] = [];
  let at = start;
  let offset = 0;
  for (let i = 0; i < count; i++) {
    const nameLength = at + CENTRAL_LENGTH <= end ? view.getUint16(at + 28, true) : Infinity;
    if (at + CENTRAL_LENGTH + nameLength > end || view.getUint32(at, true) !== CENTRAL) {
      throw new ArchiveProblem('', `its directory is broken at file ${i + 1} of ${count}`);
    }
    const name = new TextDecoder('latin1').decode(
      bytes.subarray(at + CENTRAL_LENGTH, at + CENTRAL_LENGTH + nameLength),
    );
    const entry = {
      name,
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
    };
    if (!PATH.test(name)) throw new ArchiveProblem(name, 'a file of that name is not unpacked');
    const before = entries.at(-1)?.name;
    if (before !== undefined && before >= name) {
      throw new ArchiveProblem(name, before === name ? 'it is there twice' : 'it does not stand in its place');
    }
    const header = centralHeader(entry, offset);
    if (!isEqual(bytes.subarray(at, at + header.length), header)) {
      throw new ArchiveProblem(name, 'its entry in the directory says what such an archive does not say');
    }
    entries.push(entry);
    at += header.length;
    offset += LOCAL_LENGTH + nameLength + entry.compressed;
  }
  if (at !== end) throw new ArchiveProblem('', 'there are bytes behind its directory');
  return entries;
}

/** Never more than the directory says, so that nothing small becomes something huge. */
function unpack({ name, method, crc, size }: Entry, packed: Uint8Array): Uint8Array {
  if (method !== STORED && method !== DEFLATED) throw new ArchiveProblem(name, `it is packed by method ${method}`);
  const bytes = method === STORED ? packed : inflate(name, packed, size);
  if (bytes.length !== size) throw new ArchiveProblem(name, `it has ${bytes.length} bytes, and ${size} are said`);
  if (crc32(bytes) !== crc) throw new ArchiveProblem(name, 'its bytes are not those that were packed');
  return bytes;
}

function inflate(name: string, packed: Uint8Array, size: number): Uint8Array {
  try {
    const options = { maxOutputLength: Math.max(size, 1), info: true };
    const { buffer, engine } = inflateRawSync(packed, options) as unknown as Inflated;
    if (engine.bytesWritten !== packed.length) throw new Error('bytes are left over');
    return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  } catch (error) {
    throw new ArchiveProblem(name, `it cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  }
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function localHeader(entry: Entry): Uint8Array {
  const name = new TextEncoder().encode(entry.name);
  const header = new Uint8Array(LOCAL_LENGTH + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, LOCAL, true);
  describe(view, 4, entry, name.length);
  header.set(name, LOCAL_LENGTH);
  return header;
}

function centralHeader(entry: Entry, offset: number): Uint8Array {
  const name = new TextEncoder().encode(entry.name);
  const header = new Uint8Array(CENTRAL_LENGTH + name.length);
  const view = new DataView(header.buffer);
  view.setUint32(0, CENTRAL, true);
  view.setUint16(4, VERSION, true);
  describe(view, 6, entry, name.length);
  view.setUint32(42, offset, true);
  header.set(name, CENTRAL_LENGTH);
  return header;
}

/** What both headers say of an entry, in the same order. */
function describe(view: DataView, at: number, entry: Entry, nameLength: number): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 4, entry.method, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.compressed, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, nameLength, true);
}

function endRecord(count: number, directoryLength: number, offset: number): Uint8Array {
  const record = new Uint8Array(END_LENGTH);
  const view = new DataView(record.buffer);
  view.setUint32(0, END, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, directoryLength, true);
  view.setUint32(16, offset, true);
  view.setUint16(20, SEAL_LENGTH, true);
  return record;
}

const concat = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const isEqual = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
