import type { Evaluation } from '../../evaluator.ts';
import type { Law } from '../law.ts';

export const scoreIsItsAggregate: Law = {
  id: 'evaluator.score-is-its-aggregate',
  kinds: ['evaluator'],
  says: 'The declared aggregate, recomputed from the criteria, gives the score.',
  remedy: 'Let the aggregate use the criteria and nothing else; what it needs besides is a criterion.',
  check: ({ lawbook }, trials) =>
    trials.flatMap(({ title, result }) => {
      const { score, criteria } = result.payload as Evaluation;
      if (result.status === 'incomplete') return [];
      if (!lawbook.aggregate) return ['it declares no aggregate'];
      const again = lawbook.aggregate(Object.fromEntries(criteria.map(({ name, value }) => [name, value])));
      return Object.is(again, score)
        ? []
        : [`${title}: the score is ${score}, and the aggregate of its criteria is ${again}`];
    }),
};
