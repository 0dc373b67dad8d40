import assert from 'node:assert/strict';
import type { ResultTable } from '../../../primitives/index.ts';
import { FLOW_UNITS, isFlowUnit, Network, Pipe, PumpEnergy } from '../taxonomy/index.ts';
import type { UnitSystem } from '../taxonomy/index.ts';
import type { StudyRun } from './run-study.ts';

export const NODE_COLUMNS = ['demand', 'head', 'pressure'] as const;
export const LINK_COLUMNS = ['flow', 'velocity', 'headLoss'] as const;
export type Column = (typeof NODE_COLUMNS)[number] | (typeof LINK_COLUMNS)[number];

/** The unit that EPANET answers in. */
const UNIT_OF = {
  demand: 'flow',
  head: 'length',
  pressure: 'pressure',
  flow: 'flow',
  velocity: 'velocity',
  headLoss: 'length',
} as const satisfies Readonly<Record<Column, keyof UnitSystem>>;

/** What a study computed, by the names that elements have in their source. */
export interface StudyAnswer {
  readonly status: string;
  readonly units: UnitSystem;
  /** Reported times in s. */
  readonly times: readonly number[];
  readonly nodes: readonly string[];
  readonly links: readonly string[];
  readonly pumps: readonly string[];
  /** A value in SI. */
  at(column: Column, name: string, time: number): number;
  pump(name: string, column: 'energy' | 'runningTime' | 'volume' | 'hydraulicEnergy'): number;
  /** Of a pipe, in m; undefined for pumps and valves. */
  lengthOf(link: string): number | undefined;
}

/** How many SI units one unit is that EPANET answers a column in. */
export const factorOf = (units: UnitSystem, column: Column): number => units[UNIT_OF[column]].toSi;

export function answerOf({ results, resultSet, graph }: StudyRun): StudyAnswer {
  const table = (name: string): ResultTable =>
    resultSet?.tables.find((each) => each.name === name) ?? assert.fail(`no table ${name}`);
  const column = (name: string, of: string): ArrayLike<number> =>
    (table(name).columns.find((each) => each.name === of)?.values ?? assert.fail(of)) as ArrayLike<number>;
  const names = (name: string): string[] =>
    (table(name).columns[0]?.values as readonly string[]).map((subject) => graph.nameOf(subject));
  const rowsOf = (name: string): ReadonlyMap<string, number> => {
    const times = column(name, 'time');
    return new Map(names(name).map((element, row) => [`${element}\n${times[row] ?? ''}`, row]));
  };
  const places = { nodeStates: rowsOf('nodeStates'), linkStates: rowsOf('linkStates') };
  const tableOf = (name: Column) =>
    name === 'demand' || name === 'head' || name === 'pressure' ? 'nodeStates' : 'linkStates';
  const pumps = names(PumpEnergy.name);
  const [network = ''] = graph.ofType(Network);
  const flowUnits = graph.text(network, 'flowUnits');
  return {
    status: results['hydraulics']?.status ?? '',
    units: FLOW_UNITS[isFlowUnit(flowUnits) ? flowUnits : 'GPM'],
    times: [...new Set(Array.from(column('nodeStates', 'time')))],
    nodes: [...new Set(names('nodeStates'))],
    links: [...new Set(names('linkStates'))],
    pumps,
    at: (name, element, time) => {
      const row =
        places[tableOf(name)].get(`${element}\n${time}`) ?? assert.fail(`no ${name} of ${element} at ${time}`);
      return column(tableOf(name), name)[row] ?? Number.NaN;
    },
    pump: (name, of) => column(PumpEnergy.name, of)[pumps.indexOf(name)] ?? Number.NaN,
    lengthOf: (link) => {
      const pipe = graph.ofType(Pipe).find((each) => graph.nameOf(each) === link);
      return pipe === undefined ? undefined : graph.number(pipe, 'length');
    },
  };
}
