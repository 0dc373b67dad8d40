import type { Quantity, Unit } from './quantity.ts';
import { quantity } from './quantity.ts';
import type { Read } from './read.ts';
import type { ResultSet, ResultTable } from './result-set.ts';

/** What a column of a declared table holds. */
export type ColumnSpec = Unit | 'text' | 'integer';
type Columns = Readonly<Record<string, ColumnSpec>>;
type CellOf<C extends ColumnSpec> = C extends Unit<infer K> ? Quantity<K> : C extends 'text' ? string : number;
type CellExample<C extends ColumnSpec> = C extends 'text' ? string : number;
/** A row as a rule receives it: quantities with their units. */
export type RowOf<C extends Columns> = { readonly [N in keyof C]: CellOf<C[N]> };
type RowExample<C extends Columns> = { readonly [N in keyof C]: CellExample<C[N]> };

/** A table that a simulator promises, so that rules read its columns by name, with their quantity kinds. */
export interface ResultTableDefinition<C extends Columns = Columns> {
  /** The result set it stands in. */
  readonly resultSet: string;
  readonly name: string;
  readonly columns: C;
  /** The rows about the judged element. Missing where nothing was computed for it. */
  rows(): Read<readonly RowOf<C>[], readonly RowExample<C>[]>;
  /** Every row. */
  all(): Read<
    readonly (RowOf<C> & { readonly subject: string })[],
    readonly (RowExample<C> & { readonly subject: string })[]
  >;
  /** Packs rows into the stored, columnar form: `subjects` first; numbers in the column's declared unit. */
  pack(
    subjects: readonly string[],
    columns: { readonly [N in keyof C]: ArrayLike<C[N] extends 'text' ? string : number> },
  ): ResultTable;
}

export function defineResultTable<const C extends Columns>(
  resultSet: string,
  name: string,
  columns: C,
): ResultTableDefinition<C> {
  const describes = `${resultSet}.${name}`;
  const missing = { missing: true, subject: 'example', path: describes, computed: true } as const;
  const tableOf = (sets: Readonly<Record<string, ResultSet>>): ResultTable | undefined =>
    sets[resultSet]?.tables.find((table) => table.name === name);
  return {
    resultSet,
    name,
    columns,
    rows: () => ({
      describes,
      read: ({ resultSets, used }, subject) => {
        const table = tableOf(resultSets);
        const at = table ? (rowsBySubject(table).get(subject) ?? []) : [];
        if (!table || at.length === 0) return { ...missing, subject };
        used.push({ subject, path: name, resultSet });
        return at.map((row) => rowOf(columns, table, row));
      },
      fromExample: (given) => given?.map((row) => exampleRow(columns, row)) ?? missing,
    }),
    all: () => ({
      describes: `${describes} (all)`,
      read: ({ resultSets, used }, subject) => {
        const table = tableOf(resultSets);
        if (!table) return { ...missing, subject };
        used.push({ subject: '', path: name, resultSet });
        const subjects = table.columns[0]?.values as readonly string[];
        return subjects.map((about, row) => ({ ...rowOf(columns, table, row), subject: about }));
      },
      fromExample: (given) => given?.map((row) => ({ ...exampleRow(columns, row), subject: row.subject })) ?? missing,
    }),
    pack: (subjects, values) => ({
      name,
      columns: [
        { name: 'subject', unit: '', quantityKind: '', values: [...subjects] },
        ...Object.entries(columns).map(([column, spec]) =>
          packColumn(column, spec, values[column] as ArrayLike<never>),
        ),
      ],
    }),
  };
}

function packColumn(
  name: string,
  spec: ColumnSpec,
  values: ArrayLike<number | string>,
): ResultTable['columns'][number] {
  if (spec === 'text') return { name, unit: '', quantityKind: '', values: Array.from(values, String) };
  if (spec === 'integer')
    return { name, unit: '', quantityKind: '', values: Int32Array.from(Array.from(values, Number)) };
  return { name, unit: spec.ucum, quantityKind: spec.kind, values: Float64Array.from(Array.from(values, Number)) };
}

const cell = (spec: ColumnSpec, value: string | number | undefined): unknown =>
  typeof spec === 'string' ? value : quantity(Number(value) * spec.toSi, spec);

const rowOf = <C extends Columns>(columns: C, table: ResultTable, row: number): RowOf<C> =>
  Object.fromEntries(
    Object.entries(columns).map(([name, spec]) => [
      name,
      cell(spec, table.columns.find((column) => column.name === name)?.values[row]),
    ]),
  ) as RowOf<C>;

const exampleRow = <C extends Columns>(columns: C, row: RowExample<C>): RowOf<C> =>
  Object.fromEntries(
    Object.entries(columns).map(([name, spec]) => {
      const value = (row as Readonly<Record<string, string | number>>)[name];
      return [name, typeof spec === 'string' ? value : quantity(Number(value) * spec.toSi, spec)];
    }),
  ) as RowOf<C>;

const indexes = new WeakMap<ResultTable, ReadonlyMap<string, readonly number[]>>();

function rowsBySubject(table: ResultTable): ReadonlyMap<string, readonly number[]> {
  const known = indexes.get(table);
  if (known) return known;
  const index = new Map<string, number[]>();
  (table.columns[0]?.values as readonly string[]).forEach((subject, row) => {
    const rows = index.get(subject);
    if (rows) rows.push(row);
    else index.set(subject, [row]);
  });
  indexes.set(table, index);
  return index;
}
