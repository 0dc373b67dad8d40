import { changed, graphOf } from '../grounds.ts';
import type { AnyPrimitive, Law, Trial, Workbench } from '../law.ts';

/** How many elements each required value is taken away from. */
const ELEMENTS = 3;

export const opensOnMissing: Law = {
  id: 'validator.opens-on-missing',
  kinds: ['validator'],
  says: 'Without a value that the rule requires, an element that was judged is open.',
  remedy: 'Read the value in `reads`, and let the contract find that it is missing; a guess is not an answer.',
  check: async (primitive, trials, bench) => {
    const problems: string[] = [];
    for (const trial of trials) {
      for (const path of primitive.lawbook.requires ?? []) {
        for (const subject of judgedWith(path, trial, bench)) {
          const kinds = await kindsWithout(primitive, trial, bench, subject, path);
          if (!kinds.includes('open') || kinds.includes('pass')) {
            problems.push(`${trial.title}: ${subject} without its ${path} is ${kinds.join(', ') || 'not judged'}`);
          }
        }
      }
    }
    return problems;
  },
};

/** Some of the elements that were judged and that say the value. */
function judgedWith(path: string, { result, ground }: Trial, bench: Workbench): string[] {
  const judged = new Set(
    result.findings.filter(({ kind }) => kind === 'pass' || kind === 'fail').map(({ focusNode }) => focusNode),
  );
  const saying = [...judged].filter((subject) => ground.graph.assertion(subject, path)?.state !== undefined).sort();
  const random = bench.random(path);
  return Array.from({ length: Math.min(ELEMENTS, saying.length) }, () =>
    saying.splice(Math.floor(random() * saying.length), 1),
  ).flat();
}

async function kindsWithout(
  primitive: AnyPrimitive,
  { ground, parameters }: Trial,
  bench: Workbench,
  subject: string,
  path: string,
) {
  const graph = graphOf(bench, changed(ground.graph, [{ op: 'retract', subject, path }]));
  const { findings } = await bench.run(primitive, { ...ground, graph }, parameters);
  return findings.filter(({ focusNode }) => focusNode === subject).map(({ kind }) => kind);
}
