import type { Law } from '../law.ts';

export const saysEachValueOnce: Law = {
  id: 'interpreter.says-each-value-once',
  kinds: ['interpreter'],
  says: 'Each subject and path is asserted once.',
  remedy: 'Decide which of the readings stands, by a rule that is written down, or report an ambiguity.',
  check: (_primitive, trials) =>
    trials.flatMap(({ title, result }) => {
      const seen = new Set<string>();
      return (result.assertions ?? []).flatMap(({ subject, path }) => {
        const key = JSON.stringify([subject, path]);
        if (seen.has(key)) return [`${title}: ${subject} ${path} is asserted twice`];
        seen.add(key);
        return [];
      });
    }),
};
