import { canonicalJson } from '../../model/canonical-json.ts';
import type { Finding } from '../../model/finding.ts';
import { graphOf } from '../grounds.ts';
import type { Law } from '../law.ts';
import { firstDifference } from '../outcome-text.ts';
import { renamingOf } from '../renaming.ts';

export const namesDoNotMatter: Law = {
  id: 'validator.names-do-not-matter',
  kinds: ['validator'],
  says: 'Renaming every identifier renames the findings and changes nothing else.',
  remedy: 'Judge by types and values; what an element is called says nothing about it.',
  check: async (primitive, trials, bench) => {
    const problems: string[] = [];
    for (const { title, ground, parameters, result } of trials) {
      const assertions = [...ground.graph.assertions()];
      const renaming = renamingOf(bench.pack, assertions);
      const renamed = {
        ...ground,
        graph: graphOf(bench, assertions.map(renaming.assertion)),
        resultSets: Object.fromEntries(
          Object.entries(ground.resultSets).map(([name, set]) => [name, renaming.resultSet(set)]),
        ),
        findings: ground.findings.map(renaming.finding),
      };
      const expected = result.findings.map(renaming.finding).map(essence).sort().join('\n');
      const { findings } = await bench.run(primitive, renamed, parameters);
      const actual = findings.map(essence).sort().join('\n');
      if (actual !== expected) problems.push(`${title}: ${firstDifference(expected, actual)}`);
    }
    return problems;
  },
};

/** What of a finding may not change. Its text may, because it tells names. */
const essence = ({ kind, level, messageId, focusNode, used, restsOnAssumed, evidence }: Finding): string =>
  canonicalJson({ kind, level, messageId, focusNode, used, restsOnAssumed, evidence });
