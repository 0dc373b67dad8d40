import type { DomainPack } from '../domain-pack.ts';
import type { LawReport } from './law.ts';
import { LAWS } from './laws/index.ts';
import { ANSWERS_ANYTHING } from './generated/check-generated.ts';

/** What a conformance run found, for a program. */
export interface ConformanceSummary {
  readonly pack: string;
  readonly version: string;
  readonly seed: number;
  readonly primitives: number;
  readonly kept: number;
  readonly broken: number;
}

export function summarise(
  { name, version }: DomainPack,
  reports: readonly LawReport[],
  seed: number,
): ConformanceSummary {
  const broken = reports.filter(({ ok }) => !ok).length;
  const primitives = new Set(reports.map(({ primitive }) => primitive)).size;
  return { pack: name, version, seed, primitives, kept: reports.length - broken, broken };
}

/** The report that an author acts on: a line for each primitive; for each broken law what it says, what came, on what, and what to do. */
export function conformanceReport(pack: DomainPack, reports: readonly LawReport[], seed: number): string {
  const { primitives, kept, broken } = summarise(pack, reports, seed);
  const names = [...new Set(reports.map(({ primitive }) => primitive))];
  const widest = Math.max(...names.map((name) => name.length));
  const lines = names.flatMap((name) => {
    const own = reports.filter(({ primitive }) => primitive === name);
    const wrong = own.filter(({ ok }) => !ok);
    const count = `${own.length - wrong.length} kept${wrong.length === 0 ? '' : `, ${wrong.length} broken`}`;
    return [`${wrong.length === 0 ? '✔' : '✘'} ${name.padEnd(widest)}  ${count}`, ...wrong.flatMap(paragraph)];
  });
  const total = `${primitives} primitives of ${pack.name} ${pack.version}: ${kept} laws kept, ${broken} broken (seed ${seed}).`;
  return [...lines, '', total].join('\n');
}

function paragraph({ law, problem = '', remedy = '', counterexample }: LawReport): string[] {
  const says = [ANSWERS_ANYTHING, ...LAWS].find(({ id }) => id === law)?.says ?? 'It answers on its examples.';
  const smallest = counterexample
    ? [
        `      on        graph ${counterexample.graph} of seed ${counterexample.seed}, made as small as it gets:`,
        ...counterexample.assertions.map((line) => `                  ${line}`),
      ]
    : [];
  return [
    `    ${law}`,
    `      expected  ${says}`,
    `      came      ${problem}`,
    ...smallest,
    `      do        ${remedy}`,
  ];
}
