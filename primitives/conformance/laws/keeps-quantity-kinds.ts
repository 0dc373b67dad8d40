import type { Assertion } from '../../model/assertion.ts';
import { STRUCTURE } from '../../model/taxonomy.ts';
import { unitProblems, unitsIn } from '../../model/unit-kinds.ts';
import type { Law, Trial } from '../law.ts';

export const keepsQuantityKinds: Law = {
  id: 'any.keeps-quantity-kinds',
  kinds: ['interpreter', 'resolver', 'generator'],
  says: 'A value is stated in a unit of its property’s quantity kind: W never becomes var, and N·m never J.',
  remedy:
    'State the unit of the property’s kind, and list units that only a file format has in the binding (`statedIn`).',
  check: (_primitive, trials, { pack: { binding } }) => {
    const problemOf = unitProblems(binding);
    const known = new Set([...Object.keys(binding.units), ...unitsIn(binding).map(({ ucum }) => ucum)]);
    return trials.flatMap((trial) => {
      const made = assertedBy(trial);
      const types = new Map(
        made.filter(({ path }) => path === STRUCTURE.type).map((said) => [said.subject, said.value]),
      );
      const typeOf = (element: string): string | undefined => {
        const value = types.get(element) ?? trial.ground.graph.assertion(element, STRUCTURE.type)?.value;
        return typeof value === 'string' ? value : undefined;
      };
      return made.flatMap((assertion) => {
        const { subject, path, unit } = assertion;
        const problem =
          unit === undefined || known.has(unit)
            ? problemOf(typeOf, assertion)
            : `is stated in ${unit}, which is no unit of the pack`;
        return problem === undefined ? [] : [`${trial.title}: ${subject} ${path} ${problem}`];
      });
    });
  },
};

const assertedBy = ({ result: { assertions = [], changeSet } }: Trial): Assertion[] => [
  ...assertions,
  ...(changeSet?.forward ?? []).flatMap((change) => (change.op === 'assert' ? [change.assertion] : [])),
];
