import { changed, graphOf } from '../grounds.ts';
import type { Law } from '../law.ts';

export const settles: Law = {
  id: 'resolver.settles',
  kinds: ['resolver'],
  says: 'Run again on what it led to, a resolver proposes no change.',
  remedy: 'Propose only what does not stand yet: look whether the value is there, whoever put it there.',
  check: async (primitive, trials, bench) => {
    const problems: string[] = [];
    for (const { title, ground, parameters, result } of trials) {
      const graph = graphOf(bench, changed(ground.graph, result.changeSet?.forward ?? []));
      const again = (await bench.run(primitive, { ...ground, graph }, parameters)).changeSet?.forward ?? [];
      const first = again[0];
      if (!first) continue;
      const { subject, path } = first.op === 'assert' ? first.assertion : first;
      problems.push(
        `${title}: the second run proposes ${again.length} changes, the first of them ${first.op} ${subject} ${path}`,
      );
    }
    return problems;
  },
};
