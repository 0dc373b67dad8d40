import * as epanetJs from 'epanet-js';
import { detailsOf, EpanetError } from './codes.ts';

/** The functions of the OWA-EPANET toolkit 2.3 that are used, as compiled to WebAssembly: each answers with a code. */
interface Engine {
  readonly HEAPF64: Float64Array;
  readonly FS: {
    writeFile(name: string, content: string): void;
    readFile(name: string, options: { encoding: 'utf8' }): string;
  };
  _malloc(bytes: number): number;
  _free(pointer: number): void;
  getValue(pointer: number, type: 'i32'): number;
  allocateUTF8(text: string): number;
  _EN_createproject(pointer: number): number;
  _EN_deleteproject(project: number): number;
  _EN_open(project: number, input: number, report: number, output: number): number;
  _EN_close(project: number): number;
  _EN_openH(project: number): number;
  _EN_initH(project: number, flag: number): number;
  _EN_runH(project: number, time: number): number;
  _EN_nextH(project: number, step: number): number;
  _EN_closeH(project: number): number;
  _EN_getnodeindex(project: number, id: number, index: number): number;
  _EN_getlinkindex(project: number, id: number, index: number): number;
  _EN_getcount(project: number, what: number, count: number): number;
  _EN_getnodevalues(project: number, property: number, values: number): number;
  _EN_getlinkvalues(project: number, property: number, values: number): number;
}

interface EpanetJs {
  readonly Workspace: new () => { loadModule(): Promise<void>; readonly instance: Engine; readonly version: number };
}
// The package's own declarations do not resolve under Node's rules for modules, so what is used of it is declared here.
const { Workspace } = epanetJs as unknown as EpanetJs;

/** Properties by the numbers of the toolkit (`EN_NodeProperty`, `EN_LinkProperty`). */
export const NODE = { demand: 9, head: 10, pressure: 11 } as const;
export const LINK = { flow: 8, velocity: 9, headLoss: 10, status: 11, energy: 13 } as const;
const COUNT = { nodes: 0, links: 2 } as const;
const FIRST_ERROR = 100;
const REPORT = 'network.rpt';

/** What one hydraulic step came to: seconds since the beginning, and the code of a warning, 0 for none. */
export interface Step {
  readonly time: number;
  readonly warning: number;
}

/**
 * One network in EPANET. Every one has an engine of its own, so that nothing is left over from another; it is closed once.
 *
 * Errors of EPANET come as `EpanetError`.
 */
export class Toolkit {
  readonly version: number;
  readonly #engine: Engine;
  readonly #project: number;
  readonly #out: number;
  #closed = false;

  private constructor(engine: Engine, version: number) {
    this.version = version;
    this.#engine = engine;
    this.#out = engine._malloc(8);
    engine._EN_createproject(this.#out);
    this.#project = engine.getValue(this.#out, 'i32');
  }

  /** Starts an engine and lets it read an input file. @throws EpanetError with what the engine's report says of it */
  static async open(input: string): Promise<Toolkit> {
    const workspace = new Workspace();
    await workspace.loadModule();
    const toolkit = new Toolkit(workspace.instance, workspace.version);
    const { FS } = workspace.instance;
    FS.writeFile('network.inp', input);
    const code = toolkit.#withTexts(['network.inp', REPORT, ''], ([inp = 0, rpt = 0, out = 0]) =>
      workspace.instance._EN_open(toolkit.#project, inp, rpt, out),
    );
    if (code < FIRST_ERROR) return toolkit;
    throw toolkit.explain(new EpanetError(code));
  }

  nodeIndex(id: string): number {
    return this.#indexOf(id, (text) => this.#engine._EN_getnodeindex(this.#project, text, this.#out));
  }

  linkIndex(id: string): number {
    return this.#indexOf(id, (text) => this.#engine._EN_getlinkindex(this.#project, text, this.#out));
  }

  openHydraulics(): void {
    this.#check(this.#engine._EN_openH(this.#project));
    this.#check(this.#engine._EN_initH(this.#project, 0));
  }

  /** Solves the network at the current time. */
  run(): Step {
    const warning = this.#check(this.#engine._EN_runH(this.#project, this.#out));
    return { time: this.#engine.getValue(this.#out, 'i32'), warning };
  }

  /** Goes on to the next time at which something changes. @returns the seconds until then; 0 at the end */
  next(): number {
    this.#check(this.#engine._EN_nextH(this.#project, this.#out));
    return this.#engine.getValue(this.#out, 'i32');
  }

  /** A property of all nodes; the node of index 1 comes first. */
  nodeValues(property: number): Float64Array {
    return this.#values(COUNT.nodes, (to) => this.#engine._EN_getnodevalues(this.#project, property, to));
  }

  linkValues(property: number): Float64Array {
    return this.#values(COUNT.links, (to) => this.#engine._EN_getlinkvalues(this.#project, property, to));
  }

  /** Closes the network, which completes the engine's report, and adds what it says of an error. */
  explain({ code }: EpanetError): EpanetError {
    this.close();
    const details = detailsOf(this.#engine.FS.readFile(REPORT, { encoding: 'utf8' }));
    // The last error of a report sums up those in front of it.
    const causes = details.filter((detail) => detail.code !== code);
    return new EpanetError(code, causes.length > 0 ? causes : details);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#engine._EN_closeH(this.#project);
    this.#engine._EN_close(this.#project);
    this.#engine._EN_deleteproject(this.#project);
    this.#engine._free(this.#out);
  }

  #check(code: number): number {
    if (code >= FIRST_ERROR) throw new EpanetError(code);
    return code;
  }

  #values(what: number, fill: (to: number) => number): Float64Array {
    const engine = this.#engine;
    this.#check(engine._EN_getcount(this.#project, what, this.#out));
    const count = engine.getValue(this.#out, 'i32');
    const to = engine._malloc(8 * count);
    try {
      this.#check(fill(to));
      return Float64Array.from(engine.HEAPF64.subarray(to / 8, to / 8 + count));
    } finally {
      engine._free(to);
    }
  }

  #indexOf(id: string, find: (text: number) => number): number {
    this.#check(this.#withTexts([id], ([text = 0]) => find(text)));
    return this.#engine.getValue(this.#out, 'i32');
  }

  #withTexts<T>(texts: readonly string[], use: (pointers: readonly number[]) => T): T {
    const pointers = texts.map((text) => this.#engine.allocateUTF8(text));
    try {
      return use(pointers);
    } finally {
      for (const pointer of pointers) this.#engine._free(pointer);
    }
  }
}
