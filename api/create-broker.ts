import semver from 'semver';
import type { OperationSpec } from '../primitives/index.ts';
import { BverError, nearest, projectPrimitive } from '../primitives/index.ts';
import type { Broker, CallContext, Outcome } from './broker.ts';
import { callInput } from './call-input.ts';
import { checkInput } from './check-input.ts';
import { compositionSpec } from './composition-spec.ts';
import { followRun } from './follow-run.ts';
import { runResult } from './run-result.ts';
import { startRun } from './start-run.ts';
import { SYSTEM_OPERATIONS } from './system/index.ts';
import type { SystemPorts } from './system-ports.ts';

/** How long a caller waits for an interactive operation unless it says otherwise; jobs are not waited for. */
const INTERACTIVE_WAIT_SECONDS = 10;

export function createBroker(given: Omit<SystemPorts, 'broker'>): Broker {
  const { registry, store } = given;
  const system = new Map(SYSTEM_OPERATIONS.map((operation) => [operation.spec.operationId, operation]));
  const offered = offeredOperations(given);
  const broker: Broker = {
    registry,
    operations: () => offered,
    operation(operationId, range) {
      const newest = offered.find((spec) => spec.operationId === operationId);
      if (!newest) {
        const near = nearest(
          operationId,
          offered.map((spec) => spec.operationId),
        ).join(', ');
        throw new BverError('operation.unknown', { name: operationId, near });
      }
      if (range === undefined || semver.satisfies(newest.version, range)) return newest;
      if (newest.source === 'system') {
        throw new BverError('operation.version-unknown', { name: operationId, range, versions: newest.version });
      }
      return newest.source === 'primitive'
        ? projectPrimitive(registry.primitive(operationId, range))
        : compositionSpec(registry, registry.composition(operationId, range));
    },
    async invoke(operationId, input, context) {
      const spec = broker.operation(operationId, context.versionRange);
      const own = system.get(operationId);
      if (own) {
        const checked = checkInput(operationId, own.input, input);
        return { kind: 'output', output: await own.handle(checked, context, ports) };
      }
      return run(spec, input, context);
    },
  };
  const ports: SystemPorts = { ...given, broker };
  const run = async (spec: OperationSpec, input: unknown, context: CallContext): Promise<Outcome> => {
    const started = await startRun(spec, checkInput(spec.operationId, callInput, input), context, ports);
    const wait = context.waitSeconds ?? (spec.mode === 'interactive' ? INTERACTIVE_WAIT_SECONDS : 0);
    if (wait <= 0) return { kind: 'run', run: started };
    const followed = await followRun(store, started, wait, context.signal);
    const ended = followed.finishedAt !== undefined;
    return ended
      ? { kind: 'output', output: await runResult(store, followed), run: followed }
      : { kind: 'run', run: followed };
  };
  return broker;
}

/** Everything that is offered, in order of id. */
function offeredOperations({ registry }: Pick<SystemPorts, 'registry'>): OperationSpec[] {
  const primitives = registry.primitives().map(projectPrimitive);
  const compositions = registry.compositions().map((composition) => compositionSpec(registry, composition));
  const all = [...primitives, ...compositions, ...SYSTEM_OPERATIONS.map(({ spec }) => spec)];
  return all.sort((a, b) => (a.operationId < b.operationId ? -1 : 1));
}
