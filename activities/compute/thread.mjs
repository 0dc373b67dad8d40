// The entry of a worker thread: a thread starts without the loader that reads TypeScript, so it is registered first.
import { register } from 'tsx/esm/api';

register();
const { default: run } = await import('./thread.ts');

export default run;
