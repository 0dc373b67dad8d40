import type { Change, Source } from '../../primitives/index.ts';
import { canonicalJson, changeSet, sourceKey } from '../../primitives/index.ts';
import { sha256 } from '../../runtime/sha256.ts';
import { said } from '../../test/example-pack/said.ts';
import type { RunResult } from '../run-result.ts';
import { exampleBroker } from './example-broker.ts';

export const BOOKCASE = [
  'upright left height 2 m',
  'upright Right height 2 m',
  'board Upper from left to right length 80 cm limit 12 kg',
  'board lower from left to right length 1 m limit 5 kg',
  'book Atlas on upper mass 3.5 kg thickness 4 cm',
  'book lexicon on lower mass 6 kg pages 2000',
  '',
].join('\n');

/** Branches of one bookcase, called through the broker. */
export function bookcaseBranches(tenant = 'a') {
  const world = exampleBroker();
  const { broker, store, graphs } = world;
  const call = async <T>(operation: string, input: object, subject = 'somebody'): Promise<T> => {
    const outcome = await broker.invoke(operation, input, { caller: { tenant, subject }, waitSeconds: 20 });
    if (outcome.kind === 'run') throw new Error(`${operation} goes on.`);
    return outcome.output as T;
  };
  const run = (operation: string, input: object) => call<RunResult>(operation, input);
  const interpret = async (text: string): Promise<string> => {
    const { snapshot = '' } = await run('example.bookcase.interpret', { documents: [{ name: 'b.shelf', text }] });
    return snapshot;
  };
  const headOf = async (branch: string): Promise<string> =>
    (await call<{ head: string }>('graph.branch', { graph: 'shelf', branch })).head;
  const put = async (content: unknown): Promise<string> => {
    const bytes = new TextEncoder().encode(canonicalJson(content));
    const digest = sha256(bytes);
    await store.putContents(tenant, [{ digest, mediaType: 'application/json', bytes }]);
    return digest;
  };
  /** The digest of a change set, made for a snapshot. */
  const proposed = async (base: string, changes: readonly Change[], sources: readonly Source[] = []): Promise<string> =>
    put(changeSet(base, (await graphs.load(tenant, base)).graph, changes, sources));
  /** The digest of a change set that states values by subject and path, as in `board.upper length`, and quotes a note. */
  const noted = async (base: string, values: Readonly<Record<string, number | string>>): Promise<string> => {
    const digest = await put(values);
    const changes = Object.entries(values).map(([key, value]): Change => {
      const [subject = '', path = ''] = key.split(' ');
      const evidence = [{ source: sourceKey(digest), selector: { type: 'pointer', pointer: `/${key}` } }] as const;
      const method = typeof value === 'number' ? 'number' : 'name';
      return { op: 'assert', assertion: said(subject, path, value, { method, evidence }) };
    });
    return proposed(base, changes, [{ uri: 'note.json', digest, mediaType: 'application/json' }]);
  };
  const commit = (branch: string, input: object, by?: string) =>
    call<{ head: string; purpose: string }>('graph.commit', { graph: 'shelf', branch, ...input }, by);
  return {
    ...world,
    call,
    run,
    interpret,
    headOf,
    proposed,
    noted,
    commit,
    /** Commits values by subject and path, as in `board.upper length`, to where the branch stands. */
    async change(branch: string, values: Readonly<Record<string, number | string>>, by?: string, message = '') {
      const expected = await headOf(branch);
      return commit(branch, { expected, changeSet: await noted(expected, values), message }, by);
    },
  };
}
