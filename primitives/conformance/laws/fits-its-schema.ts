import { projectPrimitive } from '../../operation-spec.ts';
import type { Law } from '../law.ts';
import { KINDS } from '../../names.ts';

export const fitsItsSchema: Law = {
  id: 'any.fits-its-schema',
  kinds: KINDS,
  says: 'A payload fits the output schema, and the definition can be offered.',
  remedy: 'Correct the output schema, or what is answered; every door describes the answer by this schema.',
  check: (primitive, trials) => {
    projectPrimitive(primitive);
    return trials.flatMap(({ title, result }) => {
      const parsed = primitive.output.safeParse(result.payload);
      return parsed.success
        ? []
        : [`${title}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join(', ')}`];
    });
  },
};
