import type { Registry } from '../primitives/index.ts';
import type { ExecutionPort } from '../runtime/execution-port.ts';
import type { Replay } from '../runtime/replay.ts';
import type { Reproduction } from '../runtime/reproduction.ts';
import type { Substrate } from '../runtime/substrate.ts';
import type { Store } from '../runtime/store/store.ts';
import type { GraphAccess } from '../runtime/graph/graph-access.ts';
import type { Broker } from './broker.ts';

/** What the system's own operations work with. */
export interface SystemPorts {
  readonly registry: Registry;
  readonly store: Store;
  readonly execution: ExecutionPort;
  readonly graphs: GraphAccess;
  readonly reproduction: Reproduction;
  /** Absent where runs are executed in process: no workflow, no history. */
  readonly replay?: Replay;
  /** The broker itself, for operations that find, describe and call others. */
  readonly broker: Broker;
  /** What of the substrate the service declares; absent where everything is in this process. */
  readonly substrate?: Substrate;
  /** Largest document, in bytes. */
  readonly documentLimit: number;
}
