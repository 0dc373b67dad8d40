import { KINDS } from '../../names.ts';
import { graphOf } from '../grounds.ts';
import type { Law } from '../law.ts';

export const leavesItsInput: Law = {
  id: 'any.leaves-its-input',
  kinds: KINDS,
  says: 'A primitive changes nothing that it was handed: the graph keeps its digest, the documents keep their bytes.',
  remedy: 'Copy what is to be changed; a worker hands the same graph to the next call.',
  check: (_primitive, trials, bench) =>
    trials.flatMap(({ title, ground: { graph, documents } }) => [
      ...(graphOf(bench, [...graph.assertions()]).digest === graph.digest ? [] : [`${title}: the graph was changed`]),
      ...documents
        .filter(({ bytes, digest }) => bench.sha256(bytes) !== digest)
        .map(({ name }) => `${title}: the document ${name} was changed`),
    ]),
};
