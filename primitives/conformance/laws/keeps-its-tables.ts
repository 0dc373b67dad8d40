import type { ResultTable } from '../../model/result-set.ts';
import type { ResultTableDefinition } from '../../model/result-table.ts';
import type { Law, Trial } from '../law.ts';
import type { Simulator } from '../../simulator.ts';

export const keepsItsTables: Law = {
  id: 'simulator.keeps-its-tables',
  kinds: ['simulator'],
  says: 'A result set has the name and the tables that are declared, rows about elements of the graph, and numbers that are finite.',
  remedy: 'Pack every declared table with `Table.pack(subjects, columns)`, also where it has no rows.',
  check: (primitive, trials) => {
    const { resultSet, tables } = primitive as Partial<Simulator<never, unknown>>;
    if (resultSet === undefined || !tables) return ['it was not made by defineSimulator'];
    return trials.flatMap((trial) => [
      ...(trial.result.resultSet?.name === resultSet
        ? []
        : [`${trial.title}: the result set is not named ${resultSet}`]),
      ...tables.flatMap((table) =>
        problemsOf(table, trial).map((problem) => `${trial.title}, ${table.name}: ${problem}`),
      ),
    ]);
  },
};

function problemsOf(declared: ResultTableDefinition, { result, ground }: Trial): string[] {
  const table = result.resultSet?.tables.find(({ name }) => name === declared.name);
  if (!table) return ['it is missing'];
  const names = ['subject', ...Object.keys(declared.columns)].join(', ');
  const columns = table.columns.map(({ name }) => name).join(', ');
  if (columns !== names) return [`its columns are ${columns}, and not ${names}`];
  return [
    ...lengthsOf(table),
    ...strangersIn(table, (subject) => ground.graph.about(subject).size > 0),
    ...undefinedIn(table),
  ];
}

const lengthsOf = ({ columns }: ResultTable): string[] =>
  new Set(columns.map(({ values }) => values.length)).size === 1 ? [] : ['its columns are not equally long'];

function strangersIn({ columns }: ResultTable, isThere: (subject: string) => boolean): string[] {
  const stranger = Array.from(columns[0]?.values ?? [], String).find((subject) => !isThere(subject));
  return stranger === undefined ? [] : [`a row is about ${stranger}, which is not in the graph`];
}

const undefinedIn = ({ columns }: ResultTable): string[] =>
  columns.flatMap(({ name, values }) =>
    Array.from<number | string>(values).some((value) => typeof value === 'number' && !Number.isFinite(value))
      ? [`${name} has a number that is not finite`]
      : [],
  );
