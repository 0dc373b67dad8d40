/** Numbers as a report prints them, by the names of elements. */
export type Printed = ReadonlyMap<string, readonly string[]>;

/** What EPANET prints about one time: demand, head and pressure of nodes; flow, velocity and head loss of links. */
export interface PrintedMoment {
  readonly time: number;
  readonly nodes: Printed;
  readonly links: Printed;
}

/** What a report of EPANET says (EPANET 2.2 User Manual, 8.3 and appendix C, [REPORT]), for `NODES ALL`, `LINKS ALL`, `ENERGY YES`. */
export interface EpanetReport {
  readonly moments: readonly PrintedMoment[];
  /** Of each pump: usage in %, average efficiency in %, kWh per volume, average and peak kW, cost. */
  readonly energy: Printed;
}

const TABLE = /^\s+(Node|Link) Results(?: at (\d+):(\d\d):(\d\d) hrs)?:/;
const PUMPS = /^\s+Energy Usage:/;
const RULE = /^\s+-{10,}$/;

export function readReport(text: string): EpanetReport {
  const moments = new Map<number, { nodes: Map<string, string[]>; links: Map<string, string[]> }>();
  const energy = new Map<string, string[]>();
  let rows: Map<string, string[]> | undefined;
  let rules = 0;
  for (const line of text.split('\n')) {
    const table = TABLE.exec(line);
    if (table) {
      const [hours, minutes, seconds] = table.slice(2).map((part) => Number(part || 0));
      const time = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
      const moment = moments.get(time) ?? { nodes: new Map(), links: new Map() };
      moments.set(time, moment);
      [rows, rules] = [table[1] === 'Node' ? moment.nodes : moment.links, 0];
    } else if (PUMPS.test(line)) [rows, rules] = [energy, 0];
    else if (RULE.test(line)) rules++;
    else if (line.trim() === '') rows = undefined;
    else if (rules === 2) {
      // The head of a table stands between two rules; a word behind the numbers says what the element is.
      const [name = '', ...words] = line.trim().split(/\s+/);
      rows?.set(
        name,
        words.filter((word) => /^-?[\d.]+$/.test(word)),
      );
    }
  }
  return { moments: [...moments].map(([time, moment]) => ({ time, ...moment })), energy };
}
