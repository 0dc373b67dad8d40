import type { DomainPack } from '../domain-pack.ts';
import type { Sha256 } from '../model/sha256.ts';
import type { OpenSource } from '../provenance/quotable-source.ts';
import type { DocumentSet, Grounds } from './grounds.ts';
import { checkGenerated } from './generated/check-generated.ts';
import { groundFor, prepareGrounds } from './grounds.ts';
import type { AnyPrimitive, LawReport, Trial, Workbench } from './law.ts';
import { LAWS } from './laws/index.ts';
import type { ReadUcum } from './units.ts';
import { createWorkbench } from './workbench.ts';

export interface ConformanceOptions {
  readonly sha256: Sha256;
  /** The documents that every primitive is tried on, the main one first; those of the primitives' own examples are added. */
  readonly documents: DocumentSet;
  /** How often each document is damaged to see what its interpreter makes of it; 20 unless said. */
  readonly mutations?: number;
  /** Reads documents at the places that evidence selects; as text, and in no other way, unless said. */
  readonly openSource?: OpenSource;
  /** Knows UCUM: the units of the pack are held to it. */
  readonly readUcum?: ReadUcum;
  /** How many graphs are generated for each primitive; none unless said. */
  readonly graphs?: number;
  /** What the generated graphs follow from; 1 unless said. */
  readonly seed?: number;
}

/**
 * Holds every primitive of a pack to the laws of its kind, in this process: interprets the documents, resolves, simulates
 * and judges, then tries each primitive where it would stand in a study. Nothing is thrown for what a primitive does.
 */
export async function checkConformance(pack: DomainPack, options: ConformanceOptions): Promise<LawReport[]> {
  const bench = createWorkbench(pack, options);
  const prepared = new Map<string, Promise<Grounds>>();
  const prepare = (documents: DocumentSet): Promise<Grounds> => {
    const key = JSON.stringify(Object.entries(documents).map(([name, content]) => [name, options.sha256(content)]));
    const known = prepared.get(key) ?? prepareGrounds(bench, documents);
    prepared.set(key, known);
    return known;
  };
  const reports: LawReport[] = [];
  for (const primitive of pack.primitives) {
    reports.push(...(await checkPrimitive(primitive, bench, options, prepare)));
  }
  return reports;
}

/** The reports of laws that are broken. */
export const broken = (reports: readonly LawReport[]): LawReport[] => reports.filter(({ ok }) => !ok);

/** One line for each report, as a test prints it. */
export const describeReport = ({ primitive, law, problem, remedy }: LawReport): string =>
  `${primitive} breaks ${law}: ${problem ?? ''} → ${remedy ?? ''}`;

async function checkPrimitive(
  primitive: AnyPrimitive,
  bench: Workbench,
  { documents, graphs = 0, seed = 1 }: ConformanceOptions,
  prepare: (documents: DocumentSet) => Promise<Grounds>,
): Promise<LawReport[]> {
  const name = `${primitive.name}@${primitive.version}`;
  const trials: Trial[] = [];
  try {
    for (const { title, parameters, set } of callsOf(primitive, documents)) {
      const ground = groundFor(await prepare(set), primitive);
      const parsed: unknown = primitive.input.parse(parameters);
      trials.push({ title, parameters: parsed, ground, result: await bench.run(primitive, ground, parsed) });
    }
  } catch (error) {
    const remedy = 'Run it on its example: it, or what stands before it in the pack’s preparation, fails.';
    return [{ primitive: name, law: 'any.answers', ok: false, problem: messageOf(error), remedy }];
  }
  const reports: LawReport[] = [{ primitive: name, law: 'any.answers', ok: true }];
  for (const law of LAWS.filter(({ kinds }) => kinds.includes(primitive.kind))) {
    const problems = await problemsOf(() => law.check(primitive, trials, bench));
    const broke = problems.length > 0 ? { problem: summarised(problems), remedy: law.remedy } : {};
    reports.push({ primitive: name, law: law.id, ok: problems.length === 0, ...broke });
  }
  const [trial] = trials;
  if (!trial || !primitive.needs.graph || graphs === 0) return reports;
  return together(reports, await checkGenerated(primitive, trial.ground, bench, { graphs, seed }));
}

/** One report for each law: broken where it is on documents or on generated graphs. */
const together = (given: readonly LawReport[], generated: readonly LawReport[]): LawReport[] => [
  ...given.map((report) => (report.ok ? (generated.find(({ law }) => law === report.law) ?? report) : report)),
  ...generated.filter(({ law }) => !given.some((report) => report.law === law)),
];

interface Call {
  readonly title: string;
  readonly parameters: unknown;
  readonly set: DocumentSet;
}

/** Every example, on its own documents where it has some; and the given documents, with the example's parameters. */
function callsOf(primitive: AnyPrimitive, documents: DocumentSet): Call[] {
  const own = primitive.examples.map(({ title, parameters, documents: set = documents }) => ({
    title,
    parameters,
    set,
  }));
  if (own.some(({ set }) => set === documents)) return own;
  const given = { title: Object.keys(documents)[0] ?? 'given', parameters: own[0]?.parameters ?? {}, set: documents };
  return Object.keys(documents).length > 0 ? [...own, given] : own;
}

async function problemsOf(check: () => Promise<readonly string[]> | readonly string[]): Promise<readonly string[]> {
  try {
    return await check();
  } catch (error) {
    return [`it throws: ${messageOf(error)}`];
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const summarised = (problems: readonly string[]): string =>
  problems.length <= 3 ? problems.join('; ') : `${problems.slice(0, 3).join('; ')}; and ${problems.length - 3} more`;
