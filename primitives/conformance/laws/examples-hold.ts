import type { Law } from '../law.ts';

export const examplesHold: Law = {
  id: 'validator.examples-hold',
  kinds: ['validator'],
  says: 'A rule’s own examples come out as they are written.',
  remedy: 'Correct the rule or the example; the examples are the rule’s documentation.',
  check: ({ lawbook }) => lawbook.checkExamples?.() ?? [],
};
