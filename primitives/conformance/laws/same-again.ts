import { buildGraph } from '../../model/graph.ts';
import { KINDS } from '../../names.ts';
import { firstDifference, outcomeText } from '../outcome-text.ts';
import type { Law } from '../law.ts';

export const sameAgain: Law = {
  id: 'any.same-again',
  kinds: KINDS,
  says: 'Asked the same, a primitive that is not declared nondeterministic answers the same to the last bit, in whatever order the assertions of its snapshot come.',
  remedy:
    'Look for a clock, a random number, a value kept from an earlier call, or an answer that depends on the order of a list that is not sorted; or declare it nondeterministic.',
  check: async (primitive, trials, bench) => {
    if (primitive.execution.determinism === 'nondeterministic') return [];
    const problems: string[] = [];
    for (const { title, ground, parameters, result } of trials) {
      const graph = buildGraph(ground.graph.digest, [...ground.graph.assertions()].reverse());
      const first = outcomeText(result, bench);
      const again = outcomeText(await bench.run(primitive, { ...ground, graph }, parameters), bench);
      if (again !== first) problems.push(`${title}: ${firstDifference(first, again)}`);
    }
    return problems;
  },
};
