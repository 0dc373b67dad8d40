import { BverError } from '../../errors.ts';
import type { Assertion } from '../../model/assertion.ts';
import { buildGraph } from '../../model/graph.ts';
import type { ResultSet } from '../../model/result-set.ts';
import { createRegistry } from '../../registry.ts';
import { graphOf } from '../grounds.ts';
import type { AnyPrimitive, Counterexample, Ground, Law, LawReport, Trial, Workbench } from '../law.ts';
import { LAWS } from '../laws/index.ts';
import { outcomeText } from '../outcome-text.ts';
import { changedGraph } from './changed-graph.ts';
import { randomGraph } from './random-graph.ts';
import { smallest } from './smallest.ts';
import { wellFormed } from './well-formed.ts';

/** Laws that are about documents and definitions, and not about graphs; and what is too slow to be tried on each. */
const NOT_OF_GRAPHS = new Set([
  'validator.examples-hold',
  'simulator.honours-cancel',
  'any.fits-its-schema',
  'any.keeps-its-parameters',
]);

/** The law that only generated inputs can break. */
export const ANSWERS_ANYTHING: Pick<Law, 'id' | 'says' | 'remedy'> = {
  id: 'any.answers-anything',
  says: 'On any well-formed graph of the pack’s types a primitive answers by its schema, with numbers that are finite, or refuses by an error of the catalogue.',
  remedy:
    'Look at the smallest graph: what is missing or odd in it is to be a finding, an open question or an error of the catalogue.',
};

const oneLaw = (id: string): Pick<Law, 'id' | 'says' | 'remedy'> =>
  LAWS.find((law) => law.id === id) ?? ANSWERS_ANYTHING;

/** What is wrong on one graph: which law, and what came. */
interface Wrong {
  readonly law: string;
  readonly came: string;
}

/**
 * Holds a primitive to its laws on generated graphs: half of them the given one with a few things changed, half made of the
 * pack's types alone. The same seed gives the same graphs; what breaks a law is made as small as it gets.
 */
export async function checkGenerated(
  primitive: AnyPrimitive,
  ground: Ground,
  bench: Workbench,
  { graphs, seed }: { readonly graphs: number; readonly seed: number },
): Promise<LawReport[]> {
  const name = `${primitive.name}@${primitive.version}`;
  const given = [...ground.graph.assertions()];
  const laws = LAWS.filter(({ id, kinds }) => kinds.includes(primitive.kind) && !NOT_OF_GRAPHS.has(id));
  const broke = new Map<string, LawReport>();
  for (let round = 1; round <= graphs; round++) {
    const random = bench.random(`graph ${seed} ${round}`);
    const graph = round % 2 === 0 ? randomGraph(bench.pack, given, random) : changedGraph(bench.pack, given, random);
    const shuffled = graph.map((one) => ({ one, key: random() })).sort((a, b) => a.key - b.key);
    const assertions = shuffled.map(({ one }) => one);
    for (const { law } of await wrongOn(primitive, ground, bench, assertions, laws)) {
      if (broke.has(law)) continue;
      const again = async (part: readonly Assertion[]): Promise<Wrong | undefined> =>
        (await wrongOn(primitive, ground, bench, part, laws, law)).find((wrong) => wrong.law === law);
      const least = await smallest(assertions, async (part) => {
        const whole = wellFormed(bench.pack, part);
        return whole.length === part.length && (await again(whole)) !== undefined;
      });
      const counterexample = counterexampleOf(least, { seed, round });
      const problem = (await again(least))?.came ?? 'it does not happen again, so that it depends on something else';
      broke.set(law, { primitive: name, law, ok: false, problem, remedy: oneLaw(law).remedy, counterexample });
    }
  }
  const kept = [ANSWERS_ANYTHING, ...laws].filter(({ id }) => !broke.has(id));
  return [...broke.values(), ...kept.map(({ id }) => ({ primitive: name, law: id, ok: true }))];
}

/** Every law that is broken on a graph; of one law only, where it is named. */
async function wrongOn(
  primitive: AnyPrimitive,
  given: Ground,
  bench: Workbench,
  assertions: readonly Assertion[],
  laws: readonly Law[],
  only?: string,
): Promise<Wrong[]> {
  const digest = graphOf(bench, assertions).digest;
  const ground = await withResults(primitive, { ...given, graph: buildGraph(digest, assertions), findings: [] }, bench);
  if (!ground) return [];
  const parameters: unknown = primitive.input.parse(primitive.examples[0]?.parameters ?? {});
  let trial: Trial;
  try {
    trial = { title: 'generated', parameters, ground, result: await bench.run(primitive, ground, parameters) };
    outcomeText(trial.result, bench);
    const parsed = primitive.output.safeParse(trial.result.payload);
    if (!parsed.success)
      return [{ law: ANSWERS_ANYTHING.id, came: `its payload does not fit: ${parsed.error.message}` }];
  } catch (error) {
    if (isRefusal(error)) return [];
    return [{ law: ANSWERS_ANYTHING.id, came: `it ends with ${String(error)}` }];
  }
  const wrong: Wrong[] = [];
  for (const law of laws.filter(({ id }) => only === undefined || id === only)) {
    try {
      const [came] = await law.check(primitive, [trial], bench);
      if (came !== undefined) wrong.push({ law: law.id, came: came.replace(/^generated:? ?/, '') });
    } catch (error) {
      if (!isRefusal(error)) wrong.push({ law: law.id, came: `it throws: ${String(error)}` });
    }
  }
  return wrong;
}

const isRefusal = (error: unknown): boolean =>
  error instanceof BverError && !error.code.startsWith('primitive.') && !error.code.startsWith('model.');

/** With the result sets that the primitive needs, computed on the graph; nothing where a simulator refuses it. */
async function withResults(primitive: AnyPrimitive, ground: Ground, bench: Workbench): Promise<Ground | undefined> {
  const { simulators } = bench.pack.preparation;
  const resultSets: Record<string, ResultSet> = {};
  for (const wanted of primitive.needs.resultSets) {
    const simulator = createRegistry([bench.pack]).primitive(simulators[wanted] ?? '');
    try {
      const { resultSet } = await bench.run(simulator, ground, simulator.input.parse({}));
      if (resultSet) resultSets[wanted] = resultSet;
    } catch {
      // What the simulator cannot compute, it answers for itself.
      return undefined;
    }
  }
  return { ...ground, resultSets };
}

/** As many assertions are shown at most. */
const SHOWN = 40;

function counterexampleOf(
  assertions: readonly Assertion[],
  { seed, round }: { readonly seed: number; readonly round: number },
): Counterexample {
  const lines = [...assertions]
    .sort((a, b) => (a.subject < b.subject ? -1 : a.subject > b.subject ? 1 : 0))
    .map(
      ({ subject, path, value, state }) =>
        `${subject} ${path} ${JSON.stringify(value)}${state === 'stated' ? '' : ` (${state})`}`,
    );
  const more = lines.length - SHOWN;
  return { seed, graph: round, assertions: more > 0 ? [...lines.slice(0, SHOWN), `… and ${more} more`] : lines };
}
