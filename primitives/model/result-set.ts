import { BverError } from '../errors.ts';

/** A column of a result table, by its values: numbers in `unit`, whole numbers, or texts. */
export interface Column {
  readonly name: string;
  /** UCUM code; the empty text for texts and whole numbers. */
  readonly unit: string;
  readonly quantityKind: string;
  readonly values: Float64Array | Int32Array | readonly string[];
}

/**
 * A table of results: rows stand for elements. The first column is always `subject`, the node that the row is about, so
 * that a trace and a validator find their way from an element to what was computed for it.
 */
export interface ResultTable {
  readonly name: string;
  readonly columns: readonly Column[];
}

/** What a simulator computed: immutable, columnar, and never written into the graph it was computed from. */
export interface ResultSet {
  /** The name under which validators and evaluators ask for it, e.g. the simulator's subject. */
  readonly name: string;
  readonly tables: readonly ResultTable[];
}

interface Header {
  readonly name: string;
  readonly tables: {
    name: string;
    columns: { name: string; unit: string; quantityKind: string; type: Type; rows: number }[];
  }[];
}
type Type = 'f64' | 'i32' | 'text';

const typeOf = (values: Column['values']): Type =>
  values instanceof Float64Array ? 'f64' : values instanceof Int32Array ? 'i32' : 'text';

/**
 * The canonical bytes of a result set: a header as JSON, then every column in order: little-endian numbers, texts as JSON.
 * Each part is preceded by its length as a 32-bit little-endian number.
 */
export function encodeResultSet(set: ResultSet): Uint8Array {
  const header: Header = {
    name: set.name,
    tables: set.tables.map(({ name, columns }) => ({
      name,
      columns: columns.map((c) => ({
        name: c.name,
        unit: c.unit,
        quantityKind: c.quantityKind,
        type: typeOf(c.values),
        rows: c.values.length,
      })),
    })),
  };
  const parts: Uint8Array[] = [new TextEncoder().encode(JSON.stringify(header))];
  for (const { values } of set.tables.flatMap((table) => table.columns)) parts.push(columnBytes(values));
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + 4 + part.length, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    bytes.set(part, at + 4);
    at += 4 + part.length;
  }
  return bytes;
}

function columnBytes(values: Column['values']): Uint8Array {
  if (!(values instanceof Float64Array) && !(values instanceof Int32Array)) {
    return new TextEncoder().encode(JSON.stringify(values));
  }
  const width = values.BYTES_PER_ELEMENT;
  const bytes = new Uint8Array(values.length * width);
  const view = new DataView(bytes.buffer);
  values.forEach((value, i) => {
    if (!Number.isFinite(value)) throw new BverError('model.not-canonical', { value: String(value) });
    if (width === 8) view.setFloat64(i * 8, value, true);
    else view.setInt32(i * 4, value, true);
  });
  return bytes;
}

export function decodeResultSet(bytes: Uint8Array): ResultSet {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const next = (): Uint8Array => {
    const length = view.getUint32(at, true);
    const part = bytes.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    return part;
  };
  const header = JSON.parse(new TextDecoder().decode(next())) as Header;
  return {
    name: header.name,
    tables: header.tables.map(({ name, columns }) => ({
      name,
      columns: columns.map(({ type, rows, ...column }) => ({ ...column, values: columnValues(next(), type, rows) })),
    })),
  };
}

function columnValues(bytes: Uint8Array, type: Type, rows: number): Column['values'] {
  if (type === 'text') return JSON.parse(new TextDecoder().decode(bytes)) as string[];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (type === 'f64') return Float64Array.from({ length: rows }, (_, i) => view.getFloat64(i * 8, true));
  return Int32Array.from({ length: rows }, (_, i) => view.getInt32(i * 4, true));
}

/** The address of one computed value: what a trace and a finding call it. */
export const resultAddress = (resultSetDigest: string, table: string, row: number, column: string): string =>
  `${resultSetDigest}/${table}/${row}/${column}`;
