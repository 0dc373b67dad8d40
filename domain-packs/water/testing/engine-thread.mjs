// A thread that solves one network and answers with its pressures. It starts without the loader that reads TypeScript.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { NODE, Toolkit } = await import('../engine/toolkit.ts');
const toolkit = await Toolkit.open(workerData);
toolkit.openHydraulics();
toolkit.run();
parentPort.postMessage(Array.from(toolkit.nodeValues(NODE.pressure)));
toolkit.close();
