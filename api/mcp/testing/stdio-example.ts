import { threadedBroker } from '../../rest/testing/threaded-broker.ts';
import { keptLog } from '../../rest/testing/rest-server.ts';
import { serveMcpOnStdio } from '../stdio.ts';

/** The example pack on standard streams, as a client starts it. */
const world = threadedBroker();
await serveMcpOnStdio({ ...world, log: keptLog().log });
await world.close();
