import type { Assertion, Graph, ReadSetRecord, ResultSet } from '../../primitives/index.ts';
import { nodeOfPort, resultAddress } from '../../primitives/index.ts';
import type { TraceAnswer } from './trace-answer.ts';

type Values = TraceAnswer['values'];

/** The rows of a table about a subject: the asked column, and the others by which a row is told from its neighbours. */
export function valuesOf(set: ResultSet, digest: string, tableName: string, columnName: string, subject: string): Values {
  const table = set.tables.find(({ name }) => name === tableName);
  const asked = table?.columns.find(({ name }) => name === columnName);
  const subjects = table?.columns[0]?.values;
  if (!table || !asked || !subjects) return [];
  const values: Values = [];
  for (let row = 0; row < subjects.length; row++) {
    if (subjects[row] !== subject) continue;
    const shown = table.columns.slice(1).filter((column) => column === asked || !(column.values instanceof Float64Array));
    values.push({
      address: resultAddress(digest, tableName, row, columnName),
      row: Object.fromEntries(shown.map(({ name, values: cells }) => [name, cells[row] ?? ''])),
      unit: asked.unit,
    });
  }
  return values;
}

/** What a computation read of a graph, and of it what stands near a subject: itself, its ports, its direct neighbours. */
export function readBy(readSet: ReadSetRecord, graph: Graph, subject: string): { all: Assertion[]; near: Assertion[] } {
  const all = readSet.values.flatMap(([about, paths]) =>
    paths.map((path) => graph.assertion(about, path)).filter((assertion) => assertion !== undefined),
  );
  const around = neighbourhood(graph, subject);
  return { all, near: all.filter((assertion) => around.has(assertion.subject) && !assertion.path.startsWith('@')) };
}

function neighbourhood(graph: Graph, subject: string): Set<string> {
  const junctions = graph.portsOf(subject).map((port) => String(graph.assertion(port, '@junction')?.value ?? ''));
  const ports = [subject, ...junctions].flatMap((junction) => graph.portsAt(junction));
  const nodes = [subject, ...ports.map(nodeOfPort)];
  return new Set([...nodes, ...nodes.flatMap((node) => referredTo(graph, node))]);
}

/** Catalog entries that a node is of. */
const referredTo = (graph: Graph, node: string): string[] =>
  [...graph.about(node).values()].flatMap(({ value }) => (typeof value === 'string' && graph.about(value).size > 0 ? [value] : []));
