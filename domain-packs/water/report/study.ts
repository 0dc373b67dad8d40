import { placeIn, sourceKey } from '../../../primitives/index.ts';
import type { Finding, PrimitiveCall, ResultSet, ResultTable } from '../../../primitives/index.ts';
import { Junction, LINK_TYPES, Network, Tank } from '../taxonomy/index.ts';

/** What a node went through: pressures in Pa, levels and heads in m. */
export interface NodeRecord {
  readonly subject: string;
  readonly name: string;
  readonly isTank: boolean;
  readonly drawn: boolean;
  readonly lowest: number;
  readonly lowestAt: number;
  readonly highest: number;
  readonly lowestHead: number;
  readonly highestHead: number;
}

/** What a link went through: m/s, m³/s. */
export interface LinkRecord {
  readonly subject: string;
  readonly name: string;
  readonly kind: string;
  readonly highestVelocity: number;
  readonly highestFlow: number;
  readonly at: number;
}

/** A finding, with what it is about and where that is written, for a person. */
export interface Said {
  readonly finding: Finding;
  /** `Junction 11`; the network where it is about no element. */
  readonly about: string;
  /** File, line and column; empty where nothing is quoted. */
  readonly place: string;
}

/** All that a report tells. */
export interface Study {
  /** The first line of the network's title, and the rest of it. */
  readonly name: string;
  readonly about: string;
  readonly nodes: readonly NodeRecord[];
  readonly links: readonly LinkRecord[];
  /** Reported times in s. */
  readonly times: readonly number[];
  /** Energy that the pumps take, J. */
  readonly energy: number;
  readonly findings: readonly Said[];
  /** Assumed values by type and path, with how often. */
  readonly assumed: readonly (readonly [string, number])[];
  readonly sources: readonly string[];
}

const tableOf = (set: ResultSet | undefined, name: string): ResultTable | undefined =>
  set?.tables.find((table) => table.name === name);

const numbers = (table: ResultTable | undefined, column: string): ArrayLike<number> =>
  (table?.columns.find(({ name }) => name === column)?.values ?? []) as ArrayLike<number>;

const subjects = (table: ResultTable | undefined): readonly string[] =>
  (table?.columns[0]?.values ?? []) as readonly string[];

/** Gathers a study from the graph, the result set and the findings of the steps before. */
export function studyOf({ graph, resultSets, findings, sources }: PrimitiveCall<unknown>): Study {
  const set = resultSets['hydraulics'];
  const nodes = tableOf(set, 'nodeStates');
  const links = tableOf(set, 'linkStates');
  const nameOf = (subject: string): string => graph.nameOf(subject);
  const rowsOf = (table: ResultTable | undefined): Map<string, number[]> => {
    const rows = new Map<string, number[]>();
    for (const [row, subject] of subjects(table).entries()) {
      const known = rows.get(subject);
      if (known) known.push(row);
      else rows.set(subject, [row]);
    }
    return rows;
  };
  const [network = 'network'] = graph.ofType(Network);
  const [name, ...rest] = graph.text(network, 'title')?.split('\n') ?? [];
  const tanks = new Set(graph.ofType(Tank));
  const junctions = new Set(graph.ofType(Junction));
  const [pressure, head, demand, time] = ['pressure', 'head', 'demand', 'time'].map((name) => numbers(nodes, name));
  const [velocity, flow, linkTime] = ['velocity', 'flow', 'time'].map((name) => numbers(links, name));
  const best = (rows: readonly number[], of: ArrayLike<number> | undefined, sign: 1 | -1): number =>
    rows.reduce((most, row) => (sign * (of?.[row] ?? 0) > sign * (of?.[most] ?? 0) ? row : most), rows[0] ?? 0);
  return {
    name: name ?? 'Network',
    about: rest.join(' '),
    nodes: [...rowsOf(nodes)]
      .filter(([subject]) => junctions.has(subject) || tanks.has(subject))
      .map(([subject, rows]) => ({
        subject,
        name: nameOf(subject),
        isTank: tanks.has(subject),
        drawn: rows.some((row) => (demand?.[row] ?? 0) > 0),
        lowest: pressure?.[best(rows, pressure, -1)] ?? 0,
        lowestAt: time?.[best(rows, pressure, -1)] ?? 0,
        highest: pressure?.[best(rows, pressure, 1)] ?? 0,
        lowestHead: head?.[best(rows, head, -1)] ?? 0,
        highestHead: head?.[best(rows, head, 1)] ?? 0,
      })),
    links: [...rowsOf(links)].map(([subject, rows]) => ({
      subject,
      name: nameOf(subject),
      kind: LINK_TYPES.find(({ typeId }) => typeId === graph.typeOf(subject))?.typeId.replace(/^.*\./, '') ?? '',
      highestVelocity: velocity?.[best(rows, velocity, 1)] ?? 0,
      highestFlow: Math.max(...rows.map((row) => Math.abs(flow?.[row] ?? 0))),
      at: linkTime?.[best(rows, velocity, 1)] ?? 0,
    })),
    times: [...new Set(Array.from(time ?? []))],
    energy: Array.from(numbers(tableOf(set, 'pumpEnergy'), 'energy')).reduce((sum, each) => sum + each, 0),
    findings: findings.map((finding) => {
      const [first] = finding.evidence;
      const source = sources.find(({ digest }) => sourceKey(digest) === first?.source);
      const type = graph.typeOf(finding.focusNode)?.replace(/^.*\./, '');
      return {
        finding,
        about: type === undefined ? 'The network' : `${type} ${nameOf(finding.focusNode)}`,
        place: first && source ? placeIn(source.uri.replace(/^.*\//, ''), first.selector) : '',
      };
    }),
    assumed: assumedIn(findings),
    sources: sources.map(({ uri, digest }) => `${uri} (sha256 ${digest.slice(0, 16)}…)`),
  };
}

/** What outcomes rest on that nobody stated, by path. */
function assumedIn(findings: readonly Finding[]): (readonly [string, number])[] {
  const counts = new Map<string, Set<string>>();
  for (const { subject, path } of findings.flatMap(({ restsOnAssumed }) => restsOnAssumed)) {
    const known = counts.get(path);
    if (known) known.add(subject);
    else counts.set(path, new Set([subject]));
  }
  return [...counts].map(([path, of]) => [path, of.size] as const).sort(([a], [b]) => (a < b ? -1 : 1));
}

export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly note: number;
  readonly open: number;
  readonly pass: number;
}

export function countsOf(findings: readonly Finding[]): FindingCounts {
  const counts = { error: 0, warning: 0, note: 0, open: 0, pass: 0 };
  for (const { kind, level } of findings) {
    if (kind === 'pass' || kind === 'open') counts[kind]++;
    else if (level !== 'none') counts[level]++;
  }
  return counts;
}
