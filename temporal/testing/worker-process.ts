import { createRegistry } from '../../primitives/index.ts';
import { examplePack } from '../../test/example-pack/index.ts';
import { storeOfParent } from './store-over-ipc.ts';
import { temporalUnderTest } from './temporal-under-test.ts';

// A worker in a process of its own, so that a test can kill it. Its store is that of the test.
const [address = '', identity = 'worker'] = process.argv.slice(2);
const store = storeOfParent();
const { stop } = await temporalUnderTest(address, createRegistry([examplePack]), { store, identity });
process.once('SIGTERM', () => void stop().finally(() => process.exit()));
