import { BverError } from '../errors.ts';
import type { Graph } from '../model/graph.ts';
import type { ReadSetRecord } from '../model/read-set.ts';
import type { ResultSet, ResultTable } from '../model/result-set.ts';
import { resultAddress } from '../model/result-set.ts';
import { STRUCTURE } from '../model/taxonomy.ts';
import { nearest } from '../nearest.ts';
import type { QuotedSource } from './quotation.ts';
import { nearestReads } from './nearest-reads.ts';
import type { AssertionTrace } from './trace-assertion.ts';
import { traceAssertion } from './trace-assertion.ts';

/** The call that made a result set. */
export interface GeneratingAction {
  readonly actionDigest: string;
  readonly primitive: string;
  readonly version: string;
}

/** Which computed value: a column of a table, in the rows about one element. */
export interface ResultReference {
  readonly subject: string;
  readonly table: string;
  readonly column: string;
}

export interface ResultSurroundings {
  readonly resultSet: ResultSet;
  readonly resultSetDigest: string;
  readonly generatedBy: GeneratingAction;
  /** What the call recorded to have read. */
  readonly readSet: ReadSetRecord;
  /** The snapshot that it was computed from. */
  readonly graph: Graph;
  readonly sources: readonly QuotedSource[];
}

/** One computed value and where it comes from. */
export interface ResultTrace extends ResultReference {
  readonly name?: string;
  readonly state: 'computed';
  readonly unit: string;
  readonly quantityKind: string;
  /** One entry for each row about the element, with what else the row says in texts and whole numbers (phase, terminal). */
  readonly values: readonly {
    readonly address: string;
    readonly value: number | string;
    readonly at: Readonly<Record<string, number | string>>;
  }[];
  readonly wasGeneratedBy: GeneratingAction;
  /** How many values the call read in all: a power flow depends on every one of them. */
  readonly readCount: number;
  /** Those of them that were asked for, nearest first; values of one element stand together. */
  readonly used: readonly AssertionTrace[];
  /** How many more of those there are than are told. */
  readonly omitted: number;
  /** Where the next page begins; absent on the last one. */
  readonly nextPageToken?: string;
}

/** Which of the values that a call read are told. */
export interface UsedPage {
  /** Each has to stand in the id or the name of the element, or in the path. */
  readonly words?: readonly string[];
  readonly from?: number;
  readonly limit?: number;
}

/** How many of the nearest values a trace tells, unless more are asked for. */
const NEAREST = 60;

/**
 * Traces a computed value: to the action that made it, to what that action read, nearest first, and from there to
 * the sources.
 *
 * @throws BverError `subject.not-found` when the table has no such column, or no row about the element
 */
export async function traceResult(
  { resultSet, resultSetDigest, generatedBy, readSet, graph, sources }: ResultSurroundings,
  reference: ResultReference,
  { words = [], from = 0, limit = NEAREST }: UsedPage = {},
): Promise<ResultTrace> {
  const table = tableOf(resultSet, reference);
  const column = table.columns.find(({ name }) => name === reference.column);
  const rows = rowsAbout(table, reference.subject);
  if (!column || rows.length === 0) throw notFound(reference, resultSet, table, column !== undefined);
  const reads = nearestReads(graph, readSet, reference.subject, words);
  const told = reads.slice(from, from + limit);
  const name = graph.assertion(reference.subject, STRUCTURE.name)?.value;
  return {
    ...reference,
    ...(typeof name === 'string' ? { name } : {}),
    state: 'computed',
    unit: column.unit,
    quantityKind: column.quantityKind,
    values: rows.map((row) => ({
      address: resultAddress(resultSetDigest, table.name, row, column.name),
      value: column.values[row] ?? '',
      at: marksOf(table, row, column.name),
    })),
    wasGeneratedBy: generatedBy,
    readCount: readSet.values.reduce((count, [, paths]) => count + paths.length, 0),
    used: await Promise.all(told.map((assertion) => traceAssertion({ graph, sources }, assertion))),
    omitted: reads.length - told.length,
    ...(from + told.length < reads.length ? { nextPageToken: String(from + told.length) } : {}),
  };
}

const rowsAbout = (table: ResultTable, subject: string): number[] =>
  Array.from(table.columns[0]?.values ?? [], String).flatMap((about, row) => (about === subject ? [row] : []));

/** Texts and whole numbers of a row say which of several values it is. */
const marksOf = (table: ResultTable, row: number, except: string): Record<string, number | string> =>
  Object.fromEntries(
    table.columns
      .slice(1)
      .filter(({ name, values }) => name !== except && !(values instanceof Float64Array))
      .map(({ name, values }) => [name, values[row] ?? '']),
  );

function tableOf(resultSet: ResultSet, reference: ResultReference): ResultTable {
  const table = resultSet.tables.find(({ name }) => name === reference.table);
  if (table) return table;
  const near = nearest(
    reference.table,
    resultSet.tables.map(({ name }) => name),
  );
  throw new BverError('subject.not-found', {
    subject: reference.table,
    path: reference.column,
    where: `the result set ${resultSet.name}`,
    near: near.join(', '),
  });
}

function notFound(
  { subject, column }: ResultReference,
  { name }: ResultSet,
  table: ResultTable,
  isColumn: boolean,
): BverError {
  const known = isColumn
    ? new Set(Array.from(table.columns[0]?.values ?? [], String))
    : table.columns.map((c) => c.name);
  const near = nearest(isColumn ? subject : column, [...known]).join(', ');
  return new BverError('subject.not-found', {
    subject,
    path: `${table.name}.${column}`,
    where: `the result set ${name}`,
    near,
  });
}
