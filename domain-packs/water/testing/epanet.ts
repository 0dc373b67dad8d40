import * as epanetJs from 'epanet-js';

/** What is used here of the package's own classes, as a user of EPANET would use them. */
interface EpanetJs {
  readonly Workspace: new () => {
    loadModule(): Promise<void>;
    writeFile(name: string, content: string | Uint8Array): void;
    readFile(name: string, encoding: 'binary'): Uint8Array;
    readFile(name: string): string;
  };
  readonly Project: new (workspace: unknown) => {
    open(input: string, report: string, output: string): void;
    openH(): void;
    initH(flag: number): void;
    runH(): number;
    nextH(): number;
    solveH(): void;
    saveH(): void;
    closeH(): void;
    close(): void;
    getCount(what: number): number;
    getOption(option: number): number;
    getTimeParameter(parameter: number): number;
    getFlowUnits(): number;
    getDemandModel(): { readonly type: number; readonly pmin: number; readonly pexp: number };
    getNodeId(index: number): string;
    getLinkId(index: number): string;
    getNodeValue(index: number, property: number): number;
    getLinkValue(index: number, property: number): number;
  };
  readonly readBinary: (bytes: Uint8Array) => {
    readonly results: {
      readonly nodes: readonly { id: string; demand: number[]; head: number[]; pressure: number[] }[];
      readonly links: readonly { id: string; flow: number[]; velocity: number[] }[];
    };
  };
}
const { Workspace, Project, readBinary } = epanetJs as unknown as EpanetJs;

const NODE = { demand: 9, head: 10, pressure: 11 } as const;
const LINK = { flow: 8, velocity: 9, headLoss: 10 } as const;

type Values<K extends string> = Readonly<Record<K, number>>;

/** What EPANET answers at one time, in the units of the file, by the names of nodes and links. */
export interface Answer {
  readonly time: number;
  readonly nodes: ReadonlyMap<string, Values<keyof typeof NODE>>;
  readonly links: ReadonlyMap<string, Values<keyof typeof LINK>>;
}

/** Runs a file as it is through EPANET, without anything of this pack, and takes down every hydraulic step. */
export async function solvedByEpanet(file: string | Uint8Array): Promise<Answer[]> {
  const workspace = new Workspace();
  await workspace.loadModule();
  const project = new Project(workspace);
  workspace.writeFile('original.inp', file);
  project.open('original.inp', 'original.rpt', 'original.out');
  project.openH();
  project.initH(0);
  const answers: Answer[] = [];
  const each = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
  const read = <K extends string>(properties: Readonly<Record<K, number>>, value: (property: number) => number) =>
    Object.fromEntries(
      Object.entries<number>(properties).map(([name, property]) => [name, value(property)]),
    ) as Values<K>;
  do {
    const time = project.runH();
    answers.push({
      time,
      nodes: new Map(
        each(project.getCount(0)).map((i) => [
          project.getNodeId(i),
          read(NODE, (property) => project.getNodeValue(i, property)),
        ]),
      ),
      links: new Map(
        each(project.getCount(2)).map((i) => [
          project.getLinkId(i),
          read(LINK, (property) => project.getLinkValue(i, property)),
        ]),
      ),
    });
  } while (project.nextH() > 0);
  project.closeH();
  project.close();
  return answers;
}

/** EPANET's own report of results: its binary output file, 4-byte floats at the times that are reported. */
export async function reportedByEpanet(file: string | Uint8Array): Promise<ReturnType<typeof readBinary>['results']> {
  const workspace = new Workspace();
  await workspace.loadModule();
  const project = new Project(workspace);
  workspace.writeFile('original.inp', file);
  project.open('original.inp', 'original.rpt', 'original.out');
  project.solveH();
  project.saveH();
  project.close();
  return readBinary(workspace.readFile('original.out', 'binary')).results;
}

/** Options by the numbers of the toolkit (`EN_Option`), and times (`EN_TimeParameter`). */
const OPTIONS = {
  trials: 0,
  accuracy: 1,
  emitterExponent: 3,
  demandMultiplier: 4,
  headError: 5,
  flowChange: 6,
  headLossFormula: 7,
  pumpEfficiency: 8,
  energyPrice: 9,
  demandCharge: 11,
  specificGravity: 12,
  relativeViscosity: 13,
  unbalanced: 14,
  checkFrequency: 15,
  maximumCheck: 16,
  dampLimit: 17,
} as const;
const TIMES = {
  duration: 0,
  hydraulicTimeStep: 1,
  patternTimeStep: 3,
  patternStart: 4,
  reportTimeStep: 5,
  reportStart: 6,
  ruleTimeStep: 7,
  startClockTime: 10,
} as const;

/** What EPANET takes for what a file does not say, in its own units. */
export async function epanetDefaults(file: string): Promise<Readonly<Record<string, number>>> {
  const workspace = new Workspace();
  await workspace.loadModule();
  const project = new Project(workspace);
  workspace.writeFile('original.inp', file);
  project.open('original.inp', 'original.rpt', 'original.out');
  const { type, pmin, pexp } = project.getDemandModel();
  const all = (names: Readonly<Record<string, number>>, get: (number: number) => number) =>
    Object.fromEntries(Object.entries(names).map(([name, number]) => [name, get(number)]));
  return {
    ...all(OPTIONS, (number) => project.getOption(number)),
    ...all(TIMES, (number) => project.getTimeParameter(number)),
    flowUnits: project.getFlowUnits(),
    demandModel: type,
    minimumPressure: pmin,
    pressureExponent: pexp,
  };
}
