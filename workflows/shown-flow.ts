import type { FlowHost, Plan } from '../primitives/names.ts';
import type { RunProgress } from './run-progress.ts';
import { withBranch, withStep } from './run-progress.ts';

type Show = (change: (progress: RunProgress) => RunProgress) => void;

/** A host that shows what it does: which branches there are, what a gate found, what is left out. */
export function shownFlow(host: FlowHost, { flow = [] }: Plan, show: Show): FlowHost {
  const rowsOf = (id: string): readonly string[] =>
    flow.flatMap((node) => ('forEach' in node && node.id === id ? [id, ...node.steps] : [])).concat(id);
  const skip = (ids: readonly string[], because: string): void =>
    show((progress) =>
      ids.flatMap(rowsOf).reduce((so, id) => withStep(so, id, { status: 'skipped', summary: because }), progress),
    );
  return {
    ...host,
    async beginBranches(fanOut, list) {
      show((progress) => withStep(progress, fanOut.id, { status: 'running', startedAt: Date.now() }));
      const count = await host.beginBranches(fanOut, list);
      const branches = { of: count, done: 0, failed: 0 };
      show((progress) => rowsOf(fanOut.id).reduce((so, id) => withStep(so, id, { branches }), progress));
      return count;
    },
    async branchFailed(fanOut, index, error) {
      const failed = await host.branchFailed(fanOut, index, error);
      if (failed) show((progress) => withBranch(progress, fanOut.id, 'failed'));
      return failed;
    },
    async gatherBranches(fanOut, list) {
      const envelope = await host.gatherBranches(fanOut, list);
      const done = { status: 'succeeded', finishedAt: Date.now() } as const;
      show((progress) =>
        fanOut.steps.reduce(
          (so, id) => withStep(so, id, done),
          withStep(progress, fanOut.id, { ...done, summary: envelope.summary }),
        ),
      );
      return envelope;
    },
    async decide(gate, asked) {
      const outcome = await host.decide(gate, asked);
      show((progress) => withStep(progress, gate.id, { status: 'succeeded', summary: outcome.reason }));
      if (!outcome.holds && 'skip' in gate.otherwise) skip(gate.otherwise.skip, gate.otherwise.because);
      return outcome;
    },
    async finish(early) {
      if (early) {
        show((progress) => {
          const left = progress.steps.filter(({ status }) => status === 'pending').map(({ id }) => id);
          return left.reduce(
            (so, id) => withStep(so, id, { status: 'skipped', summary: early.because }),
            withStep(progress, early.by, { status: 'succeeded' }),
          );
        });
      }
      return host.finish(early);
    },
  };
}
