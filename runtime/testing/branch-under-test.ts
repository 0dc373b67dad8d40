import type { Assertion, Change, ChangeSet } from '../../primitives/index.ts';
import { changeSet } from '../../primitives/index.ts';
import { said } from '../../test/example-pack/said.ts';
import type { ChangeCommit } from '../graph/commit-change.ts';
import { commitChange } from '../graph/commit-change.ts';
import { createGraphAccess } from '../graph/graph-access.ts';
import type { MoveNote } from '../store/branch-move.ts';
import type { Branch, Store } from '../store/store.ts';
import { sampleSnapshot } from './samples.ts';

/** Values by subject and path, as in `a length`; `undefined` takes the value away. */
export type Values = Readonly<Record<string, number | string | undefined>>;

const placeOf = (key: string): [subject: string, path: string] => key.split(' ') as [string, string];

export const assertionsOf = (values: Values): Assertion[] =>
  Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [said(...placeOf(key), value)]));

/** Branches of one graph, as a test works on them. */
export function branchesUnderTest(store: Store, tenant: string, graph = 'g') {
  const graphs = createGraphAccess(store);
  const note = (message: string): MoveNote => ({ by: 'somebody', message });
  const headOf = async (name: string): Promise<string> => (await store.branch(tenant, graph, name))?.head ?? '';
  const move = (name: string, head: string, expected: string | undefined, more: Partial<MoveNote> = {}) =>
    store.moveBranch(tenant, { graph, name, head, purpose: '' }, expected, { ...note(''), ...more });
  const changeOf = async (base: string, values: Values): Promise<ChangeSet> => {
    const { graph: standing } = await graphs.load(tenant, base);
    const forward = Object.entries(values).map(([key, value]): Change => {
      const [subject, path] = placeOf(key);
      return value === undefined
        ? { op: 'retract', subject, path }
        : { op: 'assert', assertion: said(subject, path, value) };
    });
    return changeSet(base, standing, forward);
  };
  return {
    graphs,
    headOf,
    move,
    changeOf,
    /** Stores a snapshot, and makes a branch of it. */
    async begin(name: string, values: Values): Promise<string> {
      const { contents, manifest } = sampleSnapshot(assertionsOf(values));
      await store.putContents(tenant, contents);
      await store.putSnapshot(tenant, manifest, []);
      await move(name, manifest.digest, undefined);
      return manifest.digest;
    },
    /** Makes a branch where another one stands. */
    async fork(name: string, from: string): Promise<void> {
      const [last] = await store.branchLog(tenant, graph, from, { limit: 1 });
      if (last) await move(name, last.to, undefined, { origin: { branch: from, sequence: last.sequence } });
    },
    /** Commits to where the branch stands. */
    async commit(branch: string, values: Values, given: Partial<ChangeCommit> = {}): Promise<Branch> {
      const base = await headOf(branch);
      const change = await changeOf(base, values);
      return commitChange({ store, graphs }, tenant, { graph, branch, base, change, note: note(''), ...given });
    },
    async valuesOf(head: string): Promise<Values> {
      const all = [...(await graphs.load(tenant, head)).graph.assertions()];
      return Object.fromEntries(all.map(({ subject, path, value }) => [`${subject} ${path}`, value as number]));
    },
  };
}
