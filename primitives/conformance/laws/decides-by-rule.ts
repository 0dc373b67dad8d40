import { canonicalJson } from '../../model/canonical-json.ts';
import type { Law } from '../law.ts';

export const decidesByRule: Law = {
  id: 'resolver.decides-by-rule',
  kinds: ['resolver', 'generator'],
  says: 'Every decision names its rule and says why; a value that is replaced is kept among the candidates that lost.',
  remedy:
    'Add a resolution for the value, with `rule`, `justification` and every candidate that was not chosen in `rejected`.',
  check: (_primitive, trials) =>
    trials.flatMap(({ title, result: { resolutions, changeSet }, ground }) => {
      const decided = new Map(
        resolutions.map((resolution) => [`${resolution.subject}\n${resolution.path}`, resolution]),
      );
      const nameless = resolutions
        .filter(({ rule, justification }) => rule === '' || justification === '')
        .map(
          ({ subject, path }) =>
            `${title}: the decision on ${subject} ${path} does not name its rule, or does not say why`,
        );
      const silent = (changeSet?.forward ?? []).flatMap((change) => {
        const { subject, path } = change.op === 'assert' ? change.assertion : change;
        const before = ground.graph.assertion(subject, path);
        const kept =
          change.op === 'assert' && canonicalJson(change.assertion.value) === canonicalJson(before?.value ?? null);
        if (!before || kept || (decided.get(`${subject}\n${path}`)?.rejected.length ?? 0) > 0) return [];
        return [`${title}: ${subject} ${path} was ${canonicalJson(before.value)}, and no decision keeps that`];
      });
      return [...nameless, ...silent];
    }),
};
